### Những gì người gửi làm trên trang tra cứu: phần của nhân viên.

triage-event-withdrawal_asked = Người gửi rút khiếu nại
triage-event-contact_asked = Người gửi đề nghị đổi thông tin liên hệ
triage-event-contact_changed = Đã đổi thông tin liên hệ
triage-event-code_asked = Người gửi báo mất mã tra cứu
triage-event-code_issued = Đã cấp mã tra cứu mới
triage-event-erasure_asked = Người gửi yêu cầu xóa thông tin
triage-event-hold_set = Tạm dừng xóa hồ sơ
triage-event-hold_lifted = Bỏ tạm dừng xóa hồ sơ

triage-banner-contact-changed = Lúc { $at }, thông tin liên hệ của người gửi đã đổi. Mức xác nhận danh tính trước đó thuộc về thông tin cũ.
triage-banner-contact-asked = Lúc { $at }, người gửi đề nghị đổi thông tin liên hệ. Email mới chỉ được dùng sau khi người gửi xác nhận; số điện thoại và địa chỉ cần gọi lại số cũ để kiểm tra.
triage-banner-code-asked = Lúc { $at }, có người báo mất mã tra cứu và nêu đúng thông tin liên hệ của hồ sơ. Nếu hồ sơ không có email, hãy gọi lại số đã biết rồi cấp mã mới.
triage-banner-withdrawn = Lúc { $at }, người gửi đã rút khiếu nại. Thời hạn vẫn chạy, sự cố (nếu có) vẫn phải xử lý; hãy trả lời với kết luận “Người gửi rút khiếu nại”.
triage-banner-erasure = Lúc { $at }, người gửi yêu cầu xóa thông tin cá nhân. Thời hạn của yêu cầu đang chạy: trưởng bộ phận xóa, hoặc trả lời có nêu lý do phải giữ rồi ghi nhận hoàn thành.

triage-contact-title = Đổi thông tin liên hệ
triage-contact-lead = Chỉ lưu sau khi đã kiểm tra với người gửi qua thông tin liên hệ cũ. Thư về hồ sơ được gửi đến email mới; thông tin cũ vẫn còn trong quá trình xử lý.
triage-contact-button = Lưu thông tin liên hệ
triage-contact-done = Đã lưu thông tin liên hệ.
triage-contact-same = Chưa có gì thay đổi.

triage-code-title = Cấp lại mã tra cứu
triage-code-lead = Gọi lại số điện thoại đã biết của người gửi trước khi cấp. Mã cũ hết hiệu lực ngay; mã mới chỉ hiện một lần để đọc hoặc in cho người gửi.
triage-code-called = Đã gọi số nào, gặp ai
triage-code-called-hint = Số điện thoại đã có trong hồ sơ, không phải số vừa gọi đến.
triage-code-error-called = Nhập số đã gọi và người đã gặp.
triage-code-button = Cấp mã mới
triage-code-done = Đã cấp mã tra cứu mới
triage-code-done-lead = Hãy đọc hoặc in mã cho người gửi. Mã chỉ hiện một lần tại đây; mã cũ không dùng được nữa.

triage-erasure-title = Xóa thông tin cá nhân
triage-erasure-lead = Hủy khóa của hồ sơ cùng mọi nội dung, tin nhắn, tệp và thông tin liên hệ; không khôi phục được. Chỉ còn quá trình xử lý. Hồ sơ thường được giữ { $years } năm sau câu trả lời cuối cùng; hãy báo cho người gửi trước khi xóa.
triage-erasure-not = Chưa xóa được. { $why }
triage-erasure-unanswered = Khiếu nại chưa được trả lời.
triage-erasure-on-hold = Hồ sơ đang tạm dừng xóa.
triage-erasure-owed = Còn việc chưa xong: { $duty }.
triage-erasure-confirm = Xác nhận
triage-erasure-sure = Xóa vĩnh viễn thông tin cá nhân trong hồ sơ này
triage-erasure-unsure = Chọn ô xác nhận để xóa.
triage-erasure-button = Xóa vĩnh viễn
triage-erasure-done = Đã xóa thông tin cá nhân trong hồ sơ.

triage-hold-title = Tạm dừng xóa
triage-hold-lead = Khi có tranh chấp hoặc yêu cầu của cơ quan có thẩm quyền: không ai xóa được hồ sơ cho đến khi bỏ tạm dừng.
triage-hold-lead-on = Hồ sơ đang tạm dừng xóa.
triage-hold-reason = Lý do
triage-hold-set = Tạm dừng xóa
triage-hold-lift = Bỏ tạm dừng
triage-hold-done = Đã tạm dừng xóa hồ sơ.
triage-hold-lifted = Đã bỏ tạm dừng xóa hồ sơ.

refusal-already-asked = Việc này đã được ghi nhận trước đó.
refusal-not-erasable = Chưa xóa được hồ sơ này; xem lý do ở mục “Xóa thông tin cá nhân”.
