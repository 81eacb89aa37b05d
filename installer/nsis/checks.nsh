; What is looked at before anything is written. Each check of .onInit leaves by Refuse; CheckFolder and
; CheckSpace, which also serve the page of the folder, set $Code and $Sentence instead.

!define FIRST_BUILD 17763
!define PATIENCE 120 ; half seconds the program is given to close before an update
!define /math NEEDED_MB ${SIZE_KB} / 1024
!define /redef /math NEEDED_MB ${NEEDED_MB} + 16

!macro Refuse CODE SENTENCE
  StrCpy $Code ${CODE}
  StrCpy $Sentence "${SENTENCE}"
  Call Refuse
!macroend

Function Refuse
  Call Say
  SetErrorLevel $Code
  Call BackToProgram
  Quit
FunctionEnd

; A later version goes where the program is, also when its exe was lost.
Function FindInstalled
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
    ${If} ${FileExists} "$0\${EXE}"
    ${OrIf} ${FileExists} "$0\_internal\*.*"
    ${OrIf} ${FileExists} "$0\${OLD}\*.*"
      StrCpy $INSTDIR $0
      ReadRegStr $Installed HKCU "${UNINSTALL_KEY}" "DisplayVersion"
    ${EndIf}
  ${EndIf}
  ${If} $Installed == ""
    StrCpy $WelcomeTitle "${TEXT_TITLE_FIRST}"
    StrCpy $FinishTitle "${TEXT_DONE_FIRST}"
  ${ElseIf} $Installed == "${VERSION}"
    StrCpy $WelcomeTitle "${TEXT_TITLE_AGAIN}"
    StrCpy $FinishTitle "${TEXT_DONE_AGAIN}"
  ${Else}
    StrCpy $WelcomeTitle "${TEXT_TITLE_UPDATE}"
    StrCpy $FinishTitle "${TEXT_DONE_UPDATE}"
  ${EndIf}
FunctionEnd

; The build number is read from the registry: the version functions answer what a manifest or a
; compatibility mode makes them answer.
Function CheckWindows
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 3 "${TEXT_32_BIT}"
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  SetRegView lastused
  ${If} $0 < ${FIRST_BUILD}
    !insertmacro Refuse 4 "${TEXT_OLD_WINDOWS}"
  ${EndIf}
FunctionEnd

Function CheckAlone
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "SoThiDua.CaiDat") p .r0 ?e'
  Pop $1
  ${If} $1 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro Refuse 9 "${TEXT_ANOTHER_INSTALLER}"
  ${EndIf}
FunctionEnd

Function CheckVersion
  ${If} $Installed != ""
    ${VersionCompare} "$Installed" "${VERSION}" $0
    ${If} $0 = 1
      !insertmacro Refuse 6 "${TEXT_NEWER_INSTALLED}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; A running exe cannot be opened for writing. Leaves $0 = 1 when it is running.
!macro IsOpen
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

Function CheckClosed
  StrCpy $2 0
  again:
  !insertmacro IsOpen
  ${If} $0 = 1
    ${If} $Updating == 1
    ${AndIf} $2 < ${PATIENCE}
      IntOp $2 $2 + 1
      Sleep 500
      Goto again
    ${EndIf}
    Call AskToClose
    ${If} $R0 = 1
      Goto again
    ${EndIf}
    StrCpy $Code 5
    SetErrorLevel 5
    Call BackToProgram
    Quit
  ${EndIf}
FunctionEnd

; Makes "D:\" or a folder with other things in it "...\SoThiDua", and says what is wrong with the rest.
Function CheckFolder
  StrCpy $Code ""
  StrCpy $0 $INSTDIR 1 -1
  ${If} $0 == "\"
    StrCpy $INSTDIR $INSTDIR -1
  ${EndIf}
  StrLen $0 $INSTDIR
  Call IsForeign
  ${If} $0 < 3
  ${OrIf} $1 = 1
    ${GetFileName} "$INSTDIR" $2
    ${If} $2 != "SoThiDua"
      StrCpy $INSTDIR "$INSTDIR\SoThiDua"
      Call IsForeign
    ${EndIf}
  ${EndIf}
  StrLen $0 "${DATA}\"
  StrCpy $0 "$INSTDIR\" $0
  ${If} $0 == "${DATA}\"
    StrCpy $Code 8
    StrCpy $Sentence "${TEXT_DATA_FOLDER}"
  ${ElseIf} $1 = 1
    StrCpy $Code 8
    StrCpy $Sentence "${TEXT_FOREIGN_FOLDER}"
  ${Else}
    Call TryWriting
  ${EndIf}
FunctionEnd

; Leaves $1 = 1 when the folder holds things that are not ours.
Function IsForeign
  ${DirState} "$INSTDIR" $1
  ${If} $1 = 1
    ${If} $INSTDIR == ""
    ${OrIf} ${FileExists} "$INSTDIR\${EXE}"
    ${OrIf} ${FileExists} "$INSTDIR\${NEW}\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\${OLD}\*.*"
      StrCpy $1 0
    ${ElseIf} $Installed != ""
      StrCpy $1 0
    ${EndIf}
  ${Else}
    StrCpy $1 0
  ${EndIf}
FunctionEnd

Function TryWriting
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\.thu" w
  ${If} ${Errors}
    StrCpy $Code 8
    StrCpy $Sentence "${TEXT_NOT_WRITABLE}"
  ${Else}
    FileClose $0
    Delete "$INSTDIR\.thu"
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd

; The new version lies beside the old one for a moment, and NSIS unpacks a second copy into $TEMP.
Function CheckSpace
  StrCpy $Code ""
  CreateDirectory "$INSTDIR"
  StrCpy $0 $INSTDIR
  Call FreeSpace
  StrCpy $2 $1
  RMDir "$INSTDIR"
  StrCpy $0 $TEMP
  Call FreeSpace
  StrCpy $3 ${NEEDED_MB}
  StrCpy $4 $INSTDIR 3
  StrCpy $5 $TEMP 3
  ${If} $4 == $5
    IntOp $3 $3 * 2
  ${EndIf}
  ${If} $2 < $3
    StrCpy $Code 7
    StrCpy $Sentence "${TEXT_NO_SPACE}"
  ${ElseIf} $1 < ${NEEDED_MB}
    StrCpy $Code 7
    StrCpy $3 ${NEEDED_MB}
    StrCpy $4 $5
    StrCpy $Sentence "${TEXT_NO_SPACE}"
  ${EndIf}
FunctionEnd

; $1 = free megabytes where the folder $0 is.
Function FreeSpace
  System::Call 'kernel32::GetDiskFreeSpaceExW(w r0, *l .r1, p 0, p 0)'
  System::Int64Op $1 / 1048576
  Pop $1
FunctionEnd
