# Những việc hệ thống tự làm mà không làm được, và hộp thư đang ở trạng thái nào.

staff-notice-troubles = Hệ thống không đọc được hoặc không viết được { $n } mục, nên có cảnh báo chưa gửi đi. Hãy báo người quản trị xem nhật ký.
digest-unreadable = { $n } mục trong cơ sở dữ liệu không đọc được và không có trong bản này. Hãy báo người quản trị ngay.
digest-reviews = Đang xem xét lại câu trả lời: { $n } hồ sơ; hạn gần nhất { $first }.

pen-mailbox-read = Hộp thư đã được đọc hết lúc { $at }.
pen-mailbox-never = Hộp thư chưa được đọc lần nào.
pen-mailbox-fails = Không đọc được hộp thư từ { $since }; lần đọc hết gần nhất: { $at }.
pen-mailbox-fails-never = Không đọc được hộp thư từ { $since }; chưa đọc được lần nào.
pen-mailbox-left = { $n } thư trong hộp thư chưa lấy về được; hệ thống vẫn đang thử lại.
pen-mailbox-none = Chưa khai báo hộp thư: thư chỉ vào qua máy chủ thư (leakdesk ingest).
pen-unreadable = (không đọc được nội dung đã lưu)
pen-note-unreadable = Không đọc được nội dung đã lưu của thư này. Hãy tải thư gốc để xem, và báo người quản trị.
pen-why-spam = Máy chủ thư cho là thư rác
