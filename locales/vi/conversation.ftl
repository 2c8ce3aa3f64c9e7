# Bàn làm việc: trao đổi với người gửi.

# Các việc trong quá trình xử lý
triage-event-message_received = Người gửi phản hồi qua { $via }
triage-event-message_received-differs = Nhận phản hồi qua { $via } từ một địa chỉ khác với địa chỉ của người gửi
triage-event-message_received-unverified = Nhận phản hồi qua { $via }, chưa xác nhận là của người gửi
triage-event-message_drafted = Lưu nháp nội dung viết cho người gửi khiếu nại
triage-event-message_sent = Viết cho người gửi qua { $via }
triage-event-message_sent-question = Hỏi thêm người gửi qua { $via }
triage-event-message_handled-read = Đánh dấu đã đọc phản hồi của người gửi
triage-event-message_handled-no_reply_needed = Phản hồi của người gửi: không cần trả lời
triage-event-message_handled-review = Phản hồi của người gửi: đề nghị xem xét lại
triage-event-message_handled-new_complaint = Phản hồi của người gửi: khiếu nại mới
triage-via-status_page = trang tra cứu
triage-via-email = email
triage-via-phone = điện thoại
triage-via-post = thư
triage-via-counter = gặp trực tiếp
triage-via-social = mạng xã hội
refusal-held = Hồ sơ đang ở mục “Thư chờ phân loại”. Hãy nhận hồ sơ trước, rồi mới viết cho người gửi.
refusal-already-handled = Phản hồi này đã được đánh dấu.

# Thư gửi người khiếu nại
mail-question-subject = Xin Quý khách cho biết thêm [{ $reference }]
mail-question-opening = Để xác minh chính xác hồ sơ { $reference }, chúng tôi cần Quý khách cho biết:
mail-question-how = Quý khách chỉ cần trả lời email này và giữ nguyên mã hồ sơ trong tiêu đề. Nếu không có, xin trả lời “không có”; chúng tôi vẫn tiếp tục xác minh với thông tin hiện có.
mail-question-privacy = Xin không gửi ảnh giấy tờ tùy thân, mật khẩu, mã OTP hay số thẻ.
mail-reply-subject = Về khiếu nại của Quý khách [{ $reference }]
mail-reply-opening = Chúng tôi viết cho Quý khách về hồ sơ { $reference }.
mail-reply-how = Nếu cần trao đổi thêm, Quý khách có thể trả lời email này và giữ nguyên mã hồ sơ trong tiêu đề.

# Thư cho nhân viên
mail-unread-what = Người gửi vừa phản hồi: { $n } hồ sơ
mail-unread-opening = Người gửi của { $n } hồ sơ sau vừa phản hồi và chưa ai đọc. Hãy mở hồ sơ, đọc và đánh dấu.

# Danh sách
triage-view-replies = Người gửi vừa phản hồi
triage-group-replies = Chưa đọc, chờ lâu nhất ở trên
triage-flag-unread = Phản hồi chưa đọc ({ $n })

# Trang hồ sơ: trao đổi với người gửi
triage-talk-title = Trao đổi với người gửi
triage-talk-none = Chưa có trao đổi nào ngoài khiếu nại.
triage-talk-unread = Chưa đọc: { $n }
triage-talk-complainant = Người gửi khiếu nại
triage-talk-someone = Chưa rõ ai gửi
triage-talk-desk = Leakdesk
triage-talk-taken-down = Người gửi khiếu nại, { $who } ghi lại
triage-talk-how = { $via }, { $at }
triage-talk-new = Chưa đọc
triage-talk-question = Câu hỏi
triage-talk-empty = (không có chữ)
triage-talk-quoted = Phần trích dẫn
triage-talk-formatted = Xem bản có định dạng
triage-talk-formatted-title = Bản có định dạng { $reference }
triage-talk-formatted-lead = Hình ảnh, liên kết, màu sắc và mọi thứ tải từ nơi khác đã được bỏ. Đừng làm theo yêu cầu bấm, gọi hay nhập mật khẩu trong thư.
triage-talk-frame = Nội dung thư, bản có định dạng
triage-talk-from = Từ: { $from }
triage-talk-to = Tới: { $to }
triage-talk-name-hidden = (Tên hiển thị trông như một địa chỉ nên không được hiện ở đây.)
triage-talk-differs = Người gửi khác với địa chỉ đã xác nhận. Đừng coi đây là lời của người khiếu nại, và đừng trả lời vào địa chỉ này khi chưa xác nhận lại.
triage-talk-unverified = Chưa xác nhận là của người gửi khiếu nại. Hãy xác nhận qua thông tin liên hệ đã có trước khi dựa vào nội dung này.
triage-talk-marked = { $who } đã đánh dấu lúc { $at }: { $as }
triage-marked-read = đã đọc
triage-marked-no_reply_needed = không cần trả lời
triage-marked-review = đề nghị xem xét lại
triage-marked-new_complaint = khiếu nại mới
triage-mark-read = Đã đọc
triage-mark-no_reply_needed = Không cần trả lời
triage-mark-review = Đề nghị xem xét lại
triage-mark-review-done = Đã mở việc xem xét lại. Thời hạn 15 ngày tính từ lúc nhận phản hồi; người xem xét lại không phải là người đã trả lời.
triage-mark-new_complaint = Mở thành khiếu nại mới
triage-mark-new-reason = Tách từ phản hồi trong hồ sơ { $reference }, nhận lúc { $at }.
triage-mark-done = Đã đánh dấu phản hồi.

# Viết cho người gửi
triage-write-title = Viết cho người gửi
triage-write-kind = Nội dung này là
triage-write-question = Câu hỏi: chờ người gửi bổ sung (thời hạn vẫn tính)
triage-write-reply = Thông báo, trao đổi: không chờ bổ sung
triage-write-way = Cách gửi
triage-write-way-email = Gửi email tới { $to }
triage-write-way-phone = Ghi lại cuộc gọi đã thực hiện
triage-write-way-post = Ghi lại thư giấy đã gửi
triage-write-text = Nội dung
triage-write-text-hint = Mỗi dòng thành một đoạn. Lời chào, mã hồ sơ, hạn trả lời và chữ ký được thêm tự động vào email. Với cuộc gọi: ghi đã gọi số nào, gặp ai, nói gì. Người gửi đọc được nội dung này trên trang tra cứu.
triage-write-send = Gửi hoặc ghi lại
triage-write-sent = Đã gửi đến người khiếu nại.
triage-write-recorded = Đã ghi lại nội dung trao đổi.
triage-write-preview = Xem trước nội dung gửi { $reference }
triage-write-error-kind = Chọn: câu hỏi, hay thông báo.
triage-write-error-text = Nhập nội dung.

# Mẫu
triage-template = Mẫu có sẵn
triage-template-none = Chọn mẫu
triage-template-hint = Mẫu được chèn vào đầu các ô, bằng ngôn ngữ của người gửi. Những gì đã viết được giữ ở bên dưới.
triage-template-use = Chèn mẫu
triage-template-error = Chọn một mẫu trong danh sách rồi bấm “Chèn mẫu”.
triage-answer-inaccurate = Về thông tin đăng ký
triage-answer-inaccurate-hint = Chỉ khi thông tin đăng ký không chính xác. Đây là một ghi nhận kèm lý do; kết luận và các bước xác minh vẫn phải đủ.
blocker-blank-left = Còn chỗ chưa điền: { $blanks }.
