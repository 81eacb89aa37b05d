; The Windows installer of Sổ Thi đua: per user, Vietnamese, offline, compiled by makensis 3.08 or later.
;
;   makensis -V2 -INPUTCHARSET UTF8 -WX -DVERSION=0.1.0 -DSOURCE=<folder of PyInstaller> -DICONS=<folder>
;            -DSIZE_KB=<size of SOURCE> -DOUT=<folder>/SoThiDua-0.1.0-x64.exe so-thi-dua.nsi
;
; SOURCE holds SoThiDua.exe and _internal and nothing else that is packed; ICONS holds so-thi-dua.ico,
; tdkt.ico, installer-side.bmp (164x314) and installer-header.bmp (150x57). The bytes of the result follow
; from those files, their times and SOURCE_DATE_EPOCH alone.
;
; The stub is a 32-bit program, so that a 32-bit Windows can be told why it will not do.
;
; Switches: /S asks nothing; /D=<folder> (last, unquoted) chooses the folder of a first installation, a
; later one always goes where the program is; /UPDATE is for the program itself: silent, waits up to a
; minute for the program to close, and starts it again whatever comes out, with "--updated <version>" or
; "--update-failed <exit code>".
;
; Exit codes: 0 installed, 1 cancelled by the user, 2 could not be put in place, 3 Windows is 32-bit,
; 4 Windows is older than 10 build 17763 (1809), 5 the program is open, 6 a newer version is installed,
; 7 not enough space, 8 the folder cannot be used, 9 another installer is running.
; The uninstaller: 0 removed, 1 cancelled, 2 nothing of ours here or not everything removed, 5 open.
;
; texts.nsh        every sentence a user can meet, beside those of NSIS in lang/
; dialogs.nsh      one sentence and one or two buttons
; checks.nsh       what is looked at before anything is written
; swap.nsh         unpacking beside the old version and changing places with it
; registration.nsh links, the .tdkt type, the entry in Windows' list of programs
; uninstaller.nsh  the way back; never touches the data in %LOCALAPPDATA%\SoThiDua

Unicode true
Target x86-unicode
!ifndef VERSION | SOURCE | OUT | ICONS | SIZE_KB
  !error "VERSION, SOURCE, OUT, ICONS and SIZE_KB must be given"
!endif

!define EXE "SoThiDua.exe"
!define UNINSTALLER "GoCaiDat.exe"
!define PACKAGE_ICON "tdkt.ico"
!define EXTENSION ".tdkt"
!define PROGID "SoThiDua.Goi"
!define NEW ".moi" ; the new version until it changes places, and the old one after
!define OLD ".cu"
!define DATA "$LOCALAPPDATA\SoThiDua"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoThiDua"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include texts.nsh

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SoThiDua"
AllowRootDirInstall true
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 32
SetOverwrite on
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"

Var Installed ; the version found on the machine, empty when there is none
Var Updating ; 1 when the program itself asked for the update
Var Ours ; 1 once the folder is known to be free or ours
Var Code ; the exit code and the sentence of what went wrong
Var Sentence
Var WelcomeTitle
Var FinishTitle
Var RemovedText

!include dialogs.nsh
!include checks.nsh
!include swap.nsh
!include registration.nsh
!include uninstaller.nsh

!define MUI_ICON "${ICONS}/so-thi-dua.ico"
!define MUI_UNICON "${ICONS}/so-thi-dua.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ICONS}/installer-side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${ICONS}/installer-side.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${ICONS}/installer-header.bmp"
!define MUI_CUSTOMFUNCTION_ABORT AskToStop

!define MUI_WELCOMEPAGE_TITLE "$WelcomeTitle"
!define MUI_WELCOMEPAGE_TEXT "${TEXT_WELCOME}"
!insertmacro MUI_PAGE_WELCOME

!define MUI_PAGE_CUSTOMFUNCTION_PRE OnlyAtFirst
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderChosen
!insertmacro MUI_PAGE_DIRECTORY

!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "$FinishTitle"
!define MUI_FINISHPAGE_TEXT "${TEXT_INSTALLED}"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "${TEXT_OPEN_NOW}"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "${TEXT_REMOVING}"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${TEXT_REMOVED_TITLE}"
!define MUI_FINISHPAGE_TEXT "$RemovedText"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGEEX "${__FILEDIR__}/lang" "Vietnamese"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "${TEXT_DESCRIPTION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "CompanyName" "${NAME}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" "${TEXT_COPYRIGHT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "OriginalFilename" "SoThiDua-${VERSION}-x64.exe"

Function .onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPDATE" $1
  ${IfNot} ${Errors}
    StrCpy $Updating 1
    SetSilent silent
  ${EndIf}
  Call FindInstalled
  Call CheckWindows
  Call CheckAlone
  Call CheckVersion
  Call CheckClosed
FunctionEnd

Function OnlyAtFirst
  ${If} $Installed != ""
    Abort
  ${EndIf}
FunctionEnd

Function FolderChosen
  Call CheckFolder
  ${If} $Code == ""
    Call CheckSpace
  ${EndIf}
  ${If} $Code != ""
    Call Say
    Abort
  ${EndIf}
FunctionEnd

Section
  AddSize ${SIZE_KB}
  Call CheckClosed
  Call CheckFolder
  Call StopOnProblem
  StrCpy $Ours 1
  Call TidyUp
  Call CheckSpace
  Call StopOnProblem
  Call Unpack
  Call StopOnProblem
  Call ChangePlaces
  Call StopOnProblem
  Call Register
SectionEnd

Function StopOnProblem
  ${If} $Code != ""
    Abort
  ${EndIf}
FunctionEnd

Function .onInstSuccess
  ${If} $Updating == 1
    Exec '"$INSTDIR\${EXE}" --updated ${VERSION}'
  ${EndIf}
FunctionEnd

; Reached by our own Abort and by NSIS itself when a file cannot be unpacked; NSIS has then said so.
Function .onInstFailed
  ${If} $Code == ""
    Call SayWhyUnpackingFailed
  ${Else}
    Call Say
  ${EndIf}
  ${If} $Ours == 1
    Call TidyUp
    Call LeaveNothingHalf
  ${EndIf}
  SetErrorLevel $Code
  Call BackToProgram
FunctionEnd

Function BackToProgram
  ${If} $Updating == 1
  ${AndIf} ${FileExists} "$INSTDIR\${EXE}"
    Exec '"$INSTDIR\${EXE}" --update-failed $Code'
  ${EndIf}
FunctionEnd
