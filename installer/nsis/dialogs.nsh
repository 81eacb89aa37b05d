; Says $Sentence, or asks it, with buttons in Vietnamese on a Windows of any language: those of MessageBox
; are Windows' own. Where TaskDialogIndirect fails, MessageBox serves. Silent: nothing is shown.

!macro Dialogs UN
; $R1, $R2 = captions of the buttons, $R2 may be empty; $R0 = 1 when the first was chosen, else 2
Function ${UN}Ask
  StrCpy $R0 2
  IfSilent 0 +2
  Return
  StrCpy $R3 1
  ${If} $R2 != ""
    StrCpy $R3 2
  ${EndIf}
  System::Call '*(&w1024 "$Sentence") p .R4'
  System::Call '*(&w64 "$R1") p .R5'
  System::Call '*(&w64 "$R2") p .R6'
  System::Call '*(&w64 "${NAME}") p .R7'
  System::Call '*(i 101, p R5, i 102, p R6) p .R8'
  ; TASKDIALOGCONFIG: Esc cancels, beside its parent, as wide as the text; the icon is a warning
  System::Call '*(i 96, p $HWNDPARENT, p 0, i 0x01001008, i 0, p R7, p 0xFFFF, p 0, p R4, i R3, p R8, i 101, \
    i 0, p 0, i 0, p 0, p 0, p 0, p 0, p 0, p 0, p 0, p 0, i 0) p .R9'
  StrCpy $R3 ""
  System::Call 'comctl32::TaskDialogIndirect(p R9, *i .R0, p 0, p 0) i .R3'
  System::Free $R9
  System::Free $R8
  System::Free $R7
  System::Free $R6
  System::Free $R5
  System::Free $R4
  ${If} $R3 == 0
    ${If} $R0 = 101
      StrCpy $R0 1
    ${Else}
      StrCpy $R0 2
    ${EndIf}
  ${ElseIf} $R2 == ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Sentence"
  ${Else}
    StrCpy $R0 1
    MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$Sentence" IDOK +2
    StrCpy $R0 2
  ${EndIf}
FunctionEnd

Function ${UN}Say
  StrCpy $R1 "${TEXT_CLOSE}"
  StrCpy $R2 ""
  Call ${UN}Ask
FunctionEnd

Function ${UN}AskToClose
  StrCpy $Sentence "${TEXT_OPEN}"
  StrCpy $R1 "${TEXT_TRY_AGAIN}"
  StrCpy $R2 "${TEXT_CANCEL}"
  Call ${UN}Ask
FunctionEnd
!macroend

!insertmacro Dialogs ""
!insertmacro Dialogs "un."

; The button Hủy and the cross of the window.
Function AskToStop
  StrCpy $Sentence "${TEXT_STOP}"
  StrCpy $R1 "${TEXT_STOP_YES}"
  StrCpy $R2 "${TEXT_STOP_NO}"
  Call Ask
  ${If} $R0 = 2
    Abort
  ${EndIf}
FunctionEnd
