; The way back: removes what was installed and nothing else, and says where the data stays.

Function un.onInit
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
  ${AndIf} $0 != $INSTDIR
    StrCpy $Sentence "${TEXT_NOT_INSTALLED_HERE}"
    Call un.Say
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${If} ${FileExists} "${DATA}\*.*"
    StrCpy $RemovedText "${TEXT_REMOVED_DATA_KEPT}"
  ${Else}
    StrCpy $RemovedText "${TEXT_REMOVED}"
  ${EndIf}
  Call un.CheckClosed
FunctionEnd

Function un.CheckClosed
  again:
  !insertmacro IsOpen
  ${If} $0 = 1
    Call un.AskToClose
    ${If} $R0 = 1
      Goto again
    ${EndIf}
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.CheckClosed
  DetailPrint "${TEXT_REMOVING_FILES}"
  SetDetailsPrint none
  SetOutPath "$TEMP"
  ClearErrors
  Delete "$INSTDIR\${EXE}"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\${NEW}"
  RMDir /r "$INSTDIR\${OLD}"
  Delete "$INSTDIR\${PACKAGE_ICON}"
  ${If} ${Errors}
    SetDetailsPrint both
    StrCpy $Sentence "${TEXT_NOT_ALL_REMOVED}"
    Call un.Say
    SetErrorLevel 2
    Abort
  ${EndIf}
  ; A copy of the folder removed by its own uninstaller leaves the installed program registered.
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    Call un.Unregister
  ${EndIf}
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  SetDetailsPrint both
SectionEnd
