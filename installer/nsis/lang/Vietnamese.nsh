;Language: Vietnamese (1066)
;By NGUYỄN Mạnh Hùng <loveleeyoungae@yahoo.com>; the pages of Sổ Thi đua, reworded and in composed letters (NFC). Licence: LICENSE.txt

!insertmacro LANGFILE "Vietnamese" = "Tiếng Việt" "Tieng Viet"

!ifdef MUI_WELCOMEPAGE
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TITLE "Cài đặt $(^NameDA)"
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TEXT "Nên đóng các phần mềm khác trước khi cài đặt.$\r$\n$\r$\n$_CLICK"
!endif

!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "Thư mục cài đặt"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "Chọn nơi cài phần mềm $(^NameDA)."
!endif

!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "Đang cài đặt"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "Xin đợi trong khi $(^NameDA) được cài vào máy."
  ${LangFileString} MUI_TEXT_FINISH_TITLE "Đã cài đặt xong"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "Phần mềm đã sẵn sàng."
  ${LangFileString} MUI_TEXT_ABORT_TITLE "Chưa cài được"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "Máy vẫn như trước khi cài."
!endif

!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "Đang gỡ cài đặt"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "Xin đợi trong khi $(^NameDA) được gỡ khỏi máy."
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "Đã gỡ xong"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "Phần mềm đã được gỡ khỏi máy này."
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "Chưa gỡ được"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "Một số tệp của phần mềm còn ở lại máy này."
!endif

!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "Đã cài đặt xong $(^NameDA)"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "$(^NameDA) đã được cài vào máy này."
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "Cần khởi động lại máy để hoàn tất việc cài đặt $(^NameDA). Khởi động lại ngay?"
!endif

!ifdef MUI_UNFINISHPAGE
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_TITLE "Đã gỡ $(^NameDA)"
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_TEXT "$(^NameDA) đã được gỡ khỏi máy này."
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_REBOOT "Cần khởi động lại máy để hoàn tất việc gỡ $(^NameDA). Khởi động lại ngay?"
!endif

!ifdef MUI_FINISHPAGE | MUI_UNFINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "Khởi động lại ngay"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "Khởi động lại sau"
  ${LangFileString} MUI_TEXT_FINISH_RUN "&Mở $(^NameDA)"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "Xem &hướng dẫn"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "H&oàn tất"
!endif

!ifdef MUI_UNCONFIRMPAGE
  ${LangFileString} MUI_UNTEXT_CONFIRM_TITLE "Gỡ cài đặt $(^NameDA)"
  ${LangFileString} MUI_UNTEXT_CONFIRM_SUBTITLE "Gỡ phần mềm $(^NameDA) khỏi máy này."
!endif
