### Trang tra cứu của người gửi khiếu nại.

## Tra cứu

tracking-title = Tra cứu hồ sơ
tracking-lead = Nhập mã hồ sơ và mã tra cứu ghi trên biên nhận.
tracking-reference = Mã hồ sơ
tracking-reference-hint = Ví dụ: KN-7F3K-9QW4
tracking-code = Mã tra cứu
tracking-code-hint = 25 ký tự. Chữ hoa, chữ thường, dấu gạch hay khoảng trắng đều được.
tracking-submit = Xem hồ sơ
tracking-lost = Không còn mã tra cứu?
tracking-lost-text = Xin liên hệ với chúng tôi. Câu trả lời vẫn được gửi theo cách Quý khách đã chọn.
tracking-error-reference = Nhập mã hồ sơ, ví dụ KN-7F3K-9QW4
tracking-error-code = Nhập mã tra cứu
tracking-error-mismatch = Kiểm tra lại mã hồ sơ và mã tra cứu: hai mã này không khớp với hồ sơ nào
tracking-notice-expired = Trang đã mở khá lâu. Xin bấm “Xem hồ sơ” lần nữa.
tracking-notice-again = Để giữ kín nội dung, xin nhập lại mã tra cứu.
tracking-notice-busy = Mã tra cứu đã được nhập sai nhiều lần. Xin thử lại sau { $minutes } phút, hoặc liên hệ với chúng tôi.

## Hồ sơ

tracking-case-title = Hồ sơ { $reference }
tracking-state = Tình trạng
tracking-state-received = Chúng tôi đã nhận khiếu nại và đang chuẩn bị xác minh.
tracking-state-verifying = Chúng tôi đang xác minh nội dung Quý khách phản ánh bằng các biện pháp kỹ thuật và nghiệp vụ.
tracking-state-answered = Chúng tôi đã trả lời khiếu nại này.
tracking-state-sending = Câu trả lời đã soạn xong và đang được gửi đến Quý khách.
tracking-state-closed = Hồ sơ này đã được đóng.
tracking-due = Hạn trả lời
tracking-due-met = Đã trả lời đúng hạn.
tracking-due-met-late = Đã trả lời, trễ hạn.
tracking-due-void = Hồ sơ đã đóng, không còn thời hạn trả lời.
tracking-how = Cách tính
tracking-no-action = Lúc này Quý khách chưa cần làm gì thêm.
tracking-waiting = Chúng tôi cần Quý khách cho biết thêm. Xin xem email hoặc tin chúng tôi đã gửi; thời hạn trả lời không thay đổi.
tracking-late-title = Chúng tôi trả lời chậm
tracking-late-text = Chúng tôi đã hẹn trả lời chậm nhất { $date } nhưng chưa làm được. Hồ sơ vẫn đang được xử lý và được ưu tiên trước các hồ sơ còn hạn. Chúng tôi xin lỗi Quý khách về sự chậm trễ này.
tracking-late-answered = Chúng tôi đã hẹn trả lời chậm nhất { $date } nhưng trả lời chậm hơn. Chúng tôi xin lỗi Quý khách về sự chậm trễ này.
tracking-elsewhere = Nếu không muốn chờ thêm
tracking-elsewhere-us = Liên hệ trực tiếp với chúng tôi và nêu mã hồ sơ.
tracking-elsewhere-consumer = Phản ánh đến cơ quan quản lý nhà nước về bảo vệ quyền lợi người tiêu dùng hoặc tổ chức bảo vệ quyền lợi người tiêu dùng nơi Quý khách ở.
tracking-elsewhere-data = Khiếu nại, tố cáo đến cơ quan chuyên trách bảo vệ dữ liệu cá nhân thuộc Bộ Công an.
tracking-elsewhere-court = Khởi kiện hoặc yêu cầu bồi thường theo quy định của pháp luật.
tracking-requests = Yêu cầu kèm theo
tracking-request-due = { $name }: { $date }
tracking-request-met = { $name }: đã trả lời
tracking-timeline = Quá trình xử lý
tracking-event-received = Đã tiếp nhận khiếu nại
tracking-event-acknowledged = Đã gửi xác nhận tiếp nhận
tracking-event-verifying = Bắt đầu xác minh
tracking-event-answered = Đã gửi câu trả lời
tracking-event-due = Hạn trả lời: { $date }
tracking-answer = Câu trả lời
tracking-answer-outcome = Kết luận
tracking-answer-reasons = Lý do
tracking-answer-done = Việc chúng tôi đã làm
tracking-answer-remedy = Biện pháp khắc phục
tracking-answer-requests = Yêu cầu của Quý khách về thông tin cá nhân
tracking-answer-not-complaint = Nội dung này không phải là khiếu nại về thông tin cá nhân, nên hồ sơ được đóng.
tracking-answer-guidance = Hướng dẫn cho Quý khách
tracking-answer-review = Nếu chưa đồng ý với câu trả lời này, Quý khách có thể đề nghị chúng tôi xem xét lại bằng cách liên hệ và nêu mã hồ sơ; người xem xét lại không phải là người đã xử lý hồ sơ. Quý khách cũng có quyền khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo quy định của pháp luật về bảo vệ dữ liệu cá nhân.
tracking-submitted = Nội dung Quý khách đã gửi
tracking-link-only = Liên kết trong email chỉ hiện tình trạng và ngày hẹn. Để xem nội dung đã gửi và câu trả lời, xin nhập mã tra cứu.
tracking-link-only-code = Nhập mã tra cứu
tracking-contact = Liên hệ về hồ sơ này
tracking-contact-text = Xin nêu mã hồ sơ { $reference } khi liên hệ.
tracking-policy = Chính sách áp dụng cho hồ sơ này: bản { $version }.
tracking-print = In trang này
