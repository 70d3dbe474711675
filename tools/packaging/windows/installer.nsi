; SPDX-License-Identifier: MIT
; The installer for Windows: build.py runs makensis on it, with VERSION, NUMBERS, FOLDER, OUT, SIZE and ICON defined;
; QUICK too where nobody downloads it.
;
;   setup.exe [/S] [/AllUsers] [/D=FOLDER]    /D last and without quotation marks
;
; Without /AllUsers it is for who runs it, and asks for no rights. Exit codes: 0 done; 1 given up by the user; 2 refused,
; for a reason that is said where it is not silent.
Unicode true
Target amd64-unicode
!ifdef QUICK
    SetCompressor zlib
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 32
!endif
RequestExecutionLevel user
ManifestDPIAware true
Name "medviewer"
OutFile "${OUT}"
InstallDir ""
BrandingText "medviewer ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "medviewer"
VIAddVersionKey FileDescription "medviewer ${VERSION}, installer"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey CompanyName "The medviewer authors"
VIAddVersionKey LegalCopyright "MIT licence"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define WINDOW "medviewer-window.exe"
!define OPEN '"$INSTDIR\${WINDOW}" "%1"'
!define CLASSES "Software\Classes"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\medviewer"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEPT)"

!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"

LangString RUNS ${LANG_ENGLISH} "medviewer is open. Close all of its windows, and its icon beside the clock, then try again."
LangString RUNS ${LANG_GERMAN} "medviewer ist geöffnet. Alle Fenster und das Symbol neben der Uhr schließen, dann erneut versuchen."
LangString RUNS ${LANG_SPANISH} "medviewer está abierto. Cierre todas sus ventanas y su icono junto al reloj, y vuelva a intentarlo."
LangString RIGHTS ${LANG_ENGLISH} "For all users medviewer is installed by an administrator: start the installer as one."
LangString RIGHTS ${LANG_GERMAN} "Für alle Benutzer installiert ein Administrator medviewer: das Installationsprogramm als ein solcher starten."
LangString RIGHTS ${LANG_SPANISH} "Para todos los usuarios, medviewer lo instala un administrador: inicie el instalador como tal."
LangString OTHERS ${LANG_ENGLISH} "$INSTDIR holds files of others. Choose an empty folder, or that of an older medviewer."
LangString OTHERS ${LANG_GERMAN} "$INSTDIR enthält fremde Dateien. Einen leeren Ordner oder den eines älteren medviewer wählen."
LangString OTHERS ${LANG_SPANISH} "$INSTDIR contiene archivos ajenos. Elija una carpeta vacía o la de un medviewer anterior."
LangString KEPT ${LANG_ENGLISH} "Favourites, notes and settings of whoever used medviewer are kept, in AppData\Local\medviewer of each user. A medviewer.toml beside the program is kept too."
LangString KEPT ${LANG_GERMAN} "Favoriten, Notizen und Einstellungen bleiben erhalten, für jeden Benutzer in AppData\Local\medviewer. Auch eine medviewer.toml neben dem Programm bleibt."
LangString KEPT ${LANG_SPANISH} "Los favoritos, las notas y los ajustes se conservan, en AppData\Local\medviewer de cada usuario. También se conserva un medviewer.toml junto al programa."
LangString PACK ${LANG_ENGLISH} "Drug library pack"
LangString PACK ${LANG_GERMAN} "Arzneimittel-Bibliothekspaket"
LangString PACK ${LANG_SPANISH} "Paquete de biblioteca de medicamentos"

Var AllUsers

!macro Refuse TEXT
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

; A program that runs cannot be written to, whoever runs it.
!macro WaitUntilClosed PREFIX
Function ${PREFIX}WaitUntilClosed
    again:
    StrCpy $1 "$INSTDIR\medviewer.exe"
    Call ${PREFIX}IsOpen
    ${If} $0 == 0
        StrCpy $1 "$INSTDIR\${WINDOW}"
        Call ${PREFIX}IsOpen
    ${EndIf}
    ${If} $0 == 1
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNS)" /SD IDCANCEL IDRETRY again
        SetErrorLevel 2
        Quit
    ${EndIf}
FunctionEnd

; $1: a program; $0 is 1 where it runs, else 0.
Function ${PREFIX}IsOpen
    StrCpy $0 0
    ${If} ${FileExists} "$1"
        ClearErrors
        FileOpen $2 "$1" a
        ${If} ${Errors}
            StrCpy $0 1
        ${Else}
            FileClose $2
        ${EndIf}
    ${EndIf}
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
    StrCpy $AllUsers 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
        StrCpy $AllUsers 1
    ${EndIf}
    SetShellVarContext current
    ${If} $AllUsers == 1
        UserInfo::GetAccountType
        Pop $1
        ${If} $1 != "Admin"
            !insertmacro Refuse "$(RIGHTS)"
        ${EndIf}
        SetShellVarContext all
    ${EndIf}
    ${If} $INSTDIR == ""
        ReadRegStr $INSTDIR SHCTX "${LISTED}" "InstallLocation"
    ${EndIf}
    ${If} $INSTDIR == ""
        ${If} $AllUsers == 1
            StrCpy $INSTDIR "$PROGRAMFILES64\medviewer"
        ${Else}
            StrCpy $INSTDIR "$LOCALAPPDATA\Programs\medviewer"
        ${EndIf}
    ${EndIf}
FunctionEnd

; $0: 1 where the folder holds something of others, whose files would be taken away with ours.
Function LookIntoFolder
    StrCpy $0 0
    ${IfNot} ${FileExists} "$INSTDIR\${WINDOW}"
        FindFirst $1 $2 "$INSTDIR\*.*"
        ${DoUntil} $2 == ""
            ${If} $2 != "."
            ${AndIf} $2 != ".."
            ${AndIf} $2 != "medviewer.toml"
                StrCpy $0 1
            ${EndIf}
            FindNext $1 $2
        ${Loop}
        FindClose $1
    ${EndIf}
FunctionEnd

Function CheckFolder
    Call LookIntoFolder
    ${If} $0 == 1
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(OTHERS)"
        Abort
    ${EndIf}
FunctionEnd

Section "medviewer"
    Call LookIntoFolder
    ${If} $0 == 1
        !insertmacro Refuse "$(OTHERS)"
    ${EndIf}
    Call WaitUntilClosed
    RMDir /r "$INSTDIR\lib"
    RMDir /r "$INSTDIR\runtime"
    SetOutPath "$INSTDIR"
    File "${FOLDER}/medviewer.exe"
    File "${FOLDER}/${WINDOW}"
    File "${FOLDER}/LICENSE.txt"
    File "${FOLDER}/NOTICE.txt"
    File /r "${FOLDER}/lib"
    File /r "${FOLDER}/runtime"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\medviewer.lnk" "$INSTDIR\${WINDOW}"

    WriteRegStr SHCTX "${CLASSES}\.medpack" "" "medviewer.pack"
    WriteRegStr SHCTX "${CLASSES}\.medpack" "Content Type" "application/vnd.medviewer.pack"
    WriteRegStr SHCTX "${CLASSES}\medviewer.pack" "" "$(PACK)"
    WriteRegStr SHCTX "${CLASSES}\medviewer.pack\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
    WriteRegStr SHCTX "${CLASSES}\medviewer.pack\shell\open\command" "" '${OPEN}'
    WriteRegStr SHCTX "${CLASSES}\medviewer" "" "URL:medviewer"
    WriteRegStr SHCTX "${CLASSES}\medviewer" "URL Protocol" ""
    WriteRegStr SHCTX "${CLASSES}\medviewer\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
    WriteRegStr SHCTX "${CLASSES}\medviewer\shell\open\command" "" '${OPEN}'
    WriteRegStr SHCTX "${PATHS}\medviewer.exe" "" "$INSTDIR\medviewer.exe"
    WriteRegStr SHCTX "${PATHS}\${WINDOW}" "" "$INSTDIR\${WINDOW}"

    WriteRegStr SHCTX "${LISTED}" "DisplayName" "medviewer"
    WriteRegStr SHCTX "${LISTED}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${LISTED}" "DisplayIcon" '"$INSTDIR\${WINDOW}",0'
    WriteRegStr SHCTX "${LISTED}" "Publisher" "The medviewer authors"
    WriteRegStr SHCTX "${LISTED}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${LISTED}" "EstimatedSize" ${SIZE}
    WriteRegDWORD SHCTX "${LISTED}" "NoModify" 1
    WriteRegDWORD SHCTX "${LISTED}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
    SetShellVarContext current
    ReadRegStr $0 HKLM "${LISTED}" "InstallLocation"
    ${If} $0 == $INSTDIR
        SetShellVarContext all
        UserInfo::GetAccountType
        Pop $1
        ${If} $1 != "Admin"
            ${If} ${Silent}
                SetErrorLevel 2
            ${Else}
                ExecShell "runas" "$INSTDIR\uninstall.exe"
            ${EndIf}
            Quit
        ${EndIf}
    ${EndIf}
    Call un.WaitUntilClosed
FunctionEnd

Section "Uninstall"
    Call un.WaitUntilClosed
    Delete "$SMPROGRAMS\medviewer.lnk"
    Delete "$INSTDIR\medviewer.exe"
    Delete "$INSTDIR\${WINDOW}"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\NOTICE.txt"
    RMDir /r "$INSTDIR\lib"
    RMDir /r "$INSTDIR\runtime"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"

    ReadRegStr $0 SHCTX "${CLASSES}\.medpack" ""
    ${If} $0 == "medviewer.pack"
        DeleteRegKey SHCTX "${CLASSES}\.medpack"
    ${EndIf}
    DeleteRegKey SHCTX "${CLASSES}\medviewer.pack"
    DeleteRegKey SHCTX "${CLASSES}\medviewer"
    DeleteRegKey SHCTX "${PATHS}\medviewer.exe"
    DeleteRegKey SHCTX "${PATHS}\${WINDOW}"
    DeleteRegKey SHCTX "${LISTED}"
    System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd
