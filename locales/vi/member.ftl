### Những gì người gửi làm trên trang tra cứu: phần của nhân viên.

triage-event-withdrawal_asked = Người gửi rút khiếu nại
triage-event-contact_asked = Người gửi đề nghị đổi thông tin liên hệ
triage-event-contact_changed = Đã đổi thông tin liên hệ
triage-event-code_asked = Người gửi báo mất mã tra cứu
triage-event-code_issued = Đã cấp mã tra cứu mới
triage-event-erasure_asked = Người gửi yêu cầu xóa thông tin
triage-event-hold_set = Tạm dừng xóa hồ sơ
triage-event-hold_lifted = Bỏ tạm dừng xóa hồ sơ
