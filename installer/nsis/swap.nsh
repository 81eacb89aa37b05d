; Unpacking beside the old version and changing places with it.
;
; Everything new is first complete in .moi. Then, on one volume and so by renaming alone:
;   1. _internal      -> .cu\_internal
;   2. .moi\_internal -> _internal
;   3. .moi\SoThiDua.exe replaces SoThiDua.exe
; Only a machine that stops between 1 and 3, three renames apart, leaves a program that cannot start. TidyUp,
; with which every run of the installer begins, then puts the old _internal back: as long as the new exe waits in
; .moi or _internal is missing, .cu holds the version in use; otherwise the change was complete and .cu is waste.
; The same TidyUp takes everything back when a step fails.

Function TidyUp
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$INSTDIR\${OLD}\_internal\*.*"
    ${If} ${FileExists} "$INSTDIR\${NEW}\${EXE}"
    ${OrIfNot} ${FileExists} "$INSTDIR\_internal\*.*"
      RMDir /r "$INSTDIR\_internal"
      StrCpy $1 "$INSTDIR\${OLD}\_internal"
      StrCpy $2 "$INSTDIR\_internal"
      Call Move
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\${NEW}"
  RMDir /r "$INSTDIR\${OLD}"
FunctionEnd

Function Unpack
  ${If} ${FileExists} "$INSTDIR\${NEW}\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\${OLD}\*.*"
    Call CannotChange
    Return
  ${EndIf}
  DetailPrint "${TEXT_UNPACKING}"
  SetDetailsPrint none
  ClearErrors
  SetOutPath "$INSTDIR\${NEW}"
  File "${SOURCE}/${EXE}"
  File "${ICONS}/${PACKAGE_ICON}"
  File /r "${SOURCE}/_internal"
  WriteUninstaller "$INSTDIR\${NEW}\${UNINSTALLER}"
  ${If} ${Errors}
    Call CannotChange
  ${EndIf}
  SetOutPath "$TEMP"
  SetDetailsPrint both
FunctionEnd

!macro Move FROM TO
  ${If} $Code == ""
    StrCpy $1 "${FROM}"
    StrCpy $2 "${TO}"
    Call Move
    ${If} $0 = 0
      Call CannotChange
    ${EndIf}
  ${EndIf}
!macroend

Function ChangePlaces
  DetailPrint "${TEXT_CHANGING}"
  !insertmacro Move "$INSTDIR\${NEW}\${PACKAGE_ICON}" "$INSTDIR\${PACKAGE_ICON}"
  !insertmacro Move "$INSTDIR\${NEW}\${UNINSTALLER}" "$INSTDIR\${UNINSTALLER}"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    CreateDirectory "$INSTDIR\${OLD}"
    !insertmacro Move "$INSTDIR\_internal" "$INSTDIR\${OLD}\_internal"
  ${EndIf}
  !insertmacro Move "$INSTDIR\${NEW}\_internal" "$INSTDIR\_internal"
  !insertmacro Move "$INSTDIR\${NEW}\${EXE}" "$INSTDIR\${EXE}"
  ${If} $Code == ""
    SetDetailsPrint none
    RMDir /r "$INSTDIR\${NEW}"
    RMDir /r "$INSTDIR\${OLD}"
    SetDetailsPrint both
  ${EndIf}
FunctionEnd

; Renames $1 to $2, replacing a file; $0 = 1 when done. Tries for ten seconds: a virus scanner may be
; looking into files that were written a moment ago.
Function Move
  StrCpy $3 20
  ${Do}
    System::Call 'kernel32::MoveFileExW(w r1, w r2, i 9) i .r0' ; replace, write through
    ${If} $0 <> 0
      StrCpy $0 1
      Return
    ${EndIf}
    Sleep 500
    IntOp $3 $3 - 1
  ${LoopUntil} $3 = 0
FunctionEnd

Function CannotChange
  StrCpy $Code 2
  StrCpy $Sentence "${TEXT_CANNOT_CHANGE}"
FunctionEnd

Function SayWhyUnpackingFailed
  StrCpy $Code 2
  StrCpy $0 $INSTDIR
  Call FreeSpace
  ${If} $1 < 8
    StrCpy $Code 7
  ${EndIf}
  StrCpy $0 $TEMP
  Call FreeSpace
  ${If} $1 < 8
    StrCpy $Code 7
  ${EndIf}
FunctionEnd

; A first installation that failed takes away what it had already put in place.
Function LeaveNothingHalf
  ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\${PACKAGE_ICON}"
    Delete "$INSTDIR\${UNINSTALLER}"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd
