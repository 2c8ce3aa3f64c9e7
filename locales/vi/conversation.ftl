# Bàn làm việc: trao đổi với người gửi.

# Các việc trong quá trình xử lý
triage-event-message_received = Người gửi phản hồi qua { $via }
triage-event-message_received-differs = Nhận phản hồi qua { $via } từ một địa chỉ khác với địa chỉ của người gửi
triage-event-message_received-unverified = Nhận phản hồi qua { $via }, chưa xác nhận là của người gửi
triage-event-message_drafted = Lưu nháp nội dung gửi người gửi khiếu nại
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
