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
tracking-lost-text = Nhập mã hồ sơ và email hoặc số điện thoại của hồ sơ để nhận mã mới. Câu trả lời vẫn được gửi theo cách Quý khách đã chọn.
tracking-error-reference = Nhập mã hồ sơ, ví dụ KN-7F3K-9QW4
tracking-error-code = Nhập mã tra cứu
tracking-error-mismatch = Kiểm tra lại mã hồ sơ và mã tra cứu: hai mã này không khớp với hồ sơ nào
tracking-notice-expired = Trang đã mở quá lâu. Xin bấm “Xem hồ sơ” lần nữa.
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
tracking-due-met-late = Đã trả lời nhưng trễ hạn.
tracking-due-void = Hồ sơ đã đóng, không còn thời hạn trả lời.
tracking-how = Cách tính
tracking-no-action = Lúc này Quý khách chưa cần làm gì thêm.
tracking-waiting = Chúng tôi cần Quý khách cho biết thêm. Thời hạn trả lời không thay đổi; nếu không có thông tin, Quý khách chỉ cần trả lời “không có”.
tracking-late-title = Chúng tôi trả lời chậm
tracking-late-text = Chúng tôi đã hẹn trả lời chậm nhất là { $date } nhưng chưa làm được. Hồ sơ vẫn đang được xử lý và được ưu tiên trước các hồ sơ còn hạn. Chúng tôi xin lỗi Quý khách về sự chậm trễ này.
tracking-late-answered = Chúng tôi đã hẹn trả lời chậm nhất là { $date } nhưng đã trả lời muộn hơn. Chúng tôi xin lỗi Quý khách về sự chậm trễ này.
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
tracking-answer-not-complaint = Sau khi xem, chúng tôi thấy nội dung này không phải là khiếu nại về thông tin cá nhân, nên hồ sơ được đóng. Nếu Quý khách thấy có nhầm lẫn, xin viết cho chúng tôi ở phần trao đổi dưới đây hoặc đề nghị xem xét lại.
tracking-answer-guidance = Hướng dẫn cho Quý khách
tracking-answer-review = Nếu chưa đồng ý với câu trả lời này, Quý khách có thể đề nghị chúng tôi xem xét lại; người xem xét lại không phải là người đã xử lý hồ sơ. Quý khách cũng có quyền khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo quy định của pháp luật về bảo vệ dữ liệu cá nhân.
tracking-submitted = Nội dung Quý khách đã gửi
tracking-link-only = Liên kết trong email chỉ hiện tình trạng và ngày hẹn. Để xem nội dung đã gửi và câu trả lời, xin nhập mã tra cứu.
tracking-link-only-code = Nhập mã tra cứu
tracking-contact = Liên hệ về hồ sơ này
tracking-contact-text = Xin nêu mã hồ sơ { $reference } khi liên hệ.
tracking-policy = Chính sách áp dụng cho hồ sơ này: bản { $version }.
tracking-print = In trang này

## Những gì làm được với hồ sơ

tracking-lost-link = Nhận mã tra cứu mới
tracking-link-only-lost = Không còn mã tra cứu?
tracking-waiting-jump = Xem câu hỏi và trả lời
tracking-state-review = Chúng tôi đang xem xét lại câu trả lời theo đề nghị của Quý khách.
tracking-state-withdrawn = Quý khách đã rút khiếu nại. Chúng tôi sẽ gửi câu trả lời xác nhận trước hạn dưới đây.
tracking-erased = Thông tin cá nhân trong hồ sơ này đã được xóa. Chỉ còn mã hồ sơ và các mốc thời gian.
tracking-held-expired = Trang đã mở quá lâu. Nội dung vừa nhập vẫn còn bên dưới; xin gửi lần nữa.
tracking-held-busy = Hệ thống vừa nhận nhiều lượt gửi. Xin thử lại sau { $minutes } phút, hoặc liên hệ với chúng tôi. Nội dung vừa nhập vẫn còn bên dưới.
tracking-held-refused = Hồ sơ vừa có thay đổi nên chưa thực hiện được việc này. Xin xem lại tình trạng hồ sơ.
tracking-back = Về hồ sơ { $reference }
tracking-contact-other = Cách khác để liên hệ
tracking-actions = Việc Quý khách có thể làm
tracking-elsewhere-title = Nơi khác Quý khách có thể liên hệ
tracking-close = Thoát khỏi hồ sơ trên thiết bị này

## Trao đổi

tracking-messages = Trao đổi với chúng tôi
tracking-message-asked = Chúng tôi hỏi
tracking-message-ours = Chúng tôi viết
tracking-message-theirs = Quý khách viết
tracking-reply-text = Gửi thêm thông tin
tracking-reply-answer = Trả lời câu hỏi
tracking-reply-hint = Xin không gửi mật khẩu, mã OTP, số thẻ hay ảnh giấy tờ tùy thân.
tracking-reply-empty = Nhập nội dung cần gửi
tracking-reply-files = Tệp đính kèm
tracking-reply-files-hint = Tối đa { $most } tệp, mỗi tệp không quá { $each }, tổng cộng không quá { $total }: { $kinds }. Xin che bớt thông tin của người khác.
tracking-reply-files-only = (Chỉ gửi tệp đính kèm.)
tracking-reply-button = Gửi
tracking-reply-done = Đã gửi. Chúng tôi sẽ đọc và trả lời nếu cần; thời hạn của hồ sơ không thay đổi.
tracking-event-asked = Chúng tôi đề nghị bổ sung thông tin
tracking-event-told = Chúng tôi gửi thông tin
tracking-event-message = Quý khách gửi thêm thông tin

## Xem xét lại

tracking-review-title = Đề nghị xem xét lại
tracking-review-about = Một người khác xem lại câu trả lời, trong 15 ngày.
tracking-review-heading = Xem xét lại câu trả lời
tracking-review-lead = Người xem xét lại không phải là người đã trả lời. Quý khách có thể đề nghị dù đã nhận câu trả lời qua email, điện thoại hay thư.
tracking-review-due = Nếu gửi hôm nay, chúng tôi trả lời chậm nhất là { $date } (15 ngày, không tính ngày gửi).
tracking-review-reason = Quý khách chưa đồng ý với điều gì?
tracking-review-reason-hint = Nêu điểm chưa đúng hoặc thông tin mới. Không bắt buộc, nhưng giúp chúng tôi xem lại đúng chỗ.
tracking-review-button = Gửi đề nghị xem xét lại
tracking-review-done = Đã nhận đề nghị xem xét lại. Một người khác sẽ xem lại và trả lời Quý khách.
tracking-review-open = Câu trả lời đang được xem xét lại. Nếu có thêm thông tin, Quý khách có thể gửi ở trang hồ sơ.
tracking-review-too-early = Khiếu nại này chưa được trả lời, nên chưa có câu trả lời để xem xét lại.
tracking-review-asked = Quý khách đề nghị lúc { $at }.
tracking-review-standing = Hạn trả lời: { $date } · { $left }
tracking-review-met = Đã trả lời đúng hạn.
tracking-review-met-late = Đã trả lời nhưng trễ hạn. Chúng tôi xin lỗi Quý khách về sự chậm trễ này.
tracking-event-review = Quý khách đề nghị xem xét lại
tracking-event-reviewed = Đã gửi kết quả xem xét lại
tracking-event-review-due = Hạn trả lời đề nghị xem xét lại: { $date }

## Rút khiếu nại

tracking-withdrawal-title = Rút khiếu nại
tracking-withdrawal-about = Khi Quý khách không muốn chúng tôi xử lý tiếp.
tracking-withdrawal-lead = Quý khách có thể rút khiếu nại bất cứ lúc nào trước khi có câu trả lời, không cần nêu lý do. Xin đọc trước khi quyết định:
tracking-withdrawal-clock = Thời hạn không đổi: chúng tôi vẫn gửi một câu trả lời xác nhận, chậm nhất là { $date }.
tracking-withdrawal-incident = Nếu sự việc có dấu hiệu là sự cố lộ, mất dữ liệu, chúng tôi vẫn tiếp tục xử lý và báo cáo sự cố theo luật.
tracking-withdrawal-again = Quý khách vẫn có thể gửi khiếu nại mới về cùng sự việc.
tracking-withdrawal-reason = Lý do
tracking-withdrawal-confirm = Xác nhận
tracking-withdrawal-sure = Tôi muốn rút khiếu nại này
tracking-withdrawal-unsure = Chọn ô xác nhận nếu Quý khách muốn rút khiếu nại
tracking-withdrawal-button = Rút khiếu nại
tracking-withdrawal-done = Đã ghi nhận việc rút khiếu nại. Chúng tôi sẽ gửi câu trả lời xác nhận.
tracking-withdrawal-not = Khiếu nại này đã được trả lời hoặc đã được rút, nên không rút được nữa.
tracking-withdrawal-message = Tôi rút khiếu nại này.
tracking-event-withdrawn = Quý khách rút khiếu nại

## Đổi thông tin liên hệ

tracking-contact-title = Đổi thông tin liên hệ
tracking-contact-about = Email, số điện thoại hoặc địa chỉ nhận thư mới.
tracking-contact-lead = Hiện chúng tôi liên hệ với Quý khách qua:
tracking-contact-now-email = Email: { $value }
tracking-contact-now-phone = Số điện thoại: { $value }
tracking-contact-now-address = Địa chỉ: { $value }
tracking-contact-email = Email mới
tracking-contact-email-hint = Chúng tôi gửi một liên kết đến địa chỉ này. Trước khi Quý khách xác nhận, thư vẫn được gửi đến địa chỉ cũ.
tracking-contact-phone = Số điện thoại mới
tracking-contact-phone-hint = Chúng tôi kiểm tra lại với Quý khách rồi mới dùng.
tracking-contact-address = Địa chỉ nhận thư mới
tracking-contact-button = Gửi
tracking-contact-error-none = Nhập ít nhất một thông tin liên hệ mới
tracking-contact-error-email = Nhập email đầy đủ, ví dụ ten@vidu.vn
tracking-contact-error-phone = Nhập số điện thoại bằng chữ số, ví dụ 0903 123 456
tracking-contact-done-email = Đã gửi liên kết xác nhận đến email mới. Liên kết dùng được trong 24 giờ.
tracking-contact-done-request = Đã chuyển đề nghị đến bộ phận tiếp nhận. Chúng tôi sẽ kiểm tra lại với Quý khách trước khi dùng.
tracking-contact-done-both = Đã gửi liên kết xác nhận đến email mới, và đã chuyển phần còn lại đến bộ phận tiếp nhận.
tracking-contact-message = Tôi muốn đổi thông tin liên hệ thành:
tracking-event-contact-asked = Quý khách đề nghị đổi thông tin liên hệ
tracking-event-contact = Đã đổi thông tin liên hệ

## Xóa thông tin

tracking-erasure-title = Yêu cầu xóa thông tin
tracking-erasure-about = Những gì xóa được, những gì phải giữ và vì sao.
tracking-erasure-lead = Quý khách có thể yêu cầu xóa thông tin cá nhân trong hồ sơ này. Có những điều chúng tôi phải giữ:
tracking-erasure-unanswered = Khiếu nại chưa được trả lời thì không xóa được: chúng tôi có nghĩa vụ xác minh và trả lời.
tracking-erasure-kept = Sau khi trả lời, hồ sơ được giữ { $years } năm để giải quyết nếu có tranh chấp (thời hiệu khởi kiện theo Bộ luật Dân sự), trừ khi xóa sớm hơn theo yêu cầu của Quý khách; sau đó thông tin cá nhân được xóa.
tracking-erasure-due = Chúng tôi trả lời yêu cầu này chậm nhất là { $date }; nếu phải giữ lại phần nào, chúng tôi nêu rõ lý do.
tracking-erasure-what = Khi xóa, nội dung khiếu nại, tin nhắn, tệp, câu trả lời và thông tin liên hệ bị hủy và không khôi phục được. Chỉ còn mã hồ sơ, loại khiếu nại và các mốc thời gian.
tracking-erasure-reason = Điều Quý khách muốn nói thêm
tracking-erasure-confirm = Xác nhận
tracking-erasure-sure = Tôi yêu cầu xóa thông tin cá nhân trong hồ sơ này
tracking-erasure-unsure = Chọn ô xác nhận nếu Quý khách muốn yêu cầu xóa
tracking-erasure-button = Gửi yêu cầu xóa
tracking-erasure-done = Đã nhận yêu cầu xóa thông tin. Quý khách có thể tải hồ sơ về trước khi thông tin được xóa.
tracking-erasure-not = Yêu cầu xóa thông tin đã được gửi và đang được xử lý, hoặc thông tin đã được xóa.
tracking-erasure-message = Tôi yêu cầu xóa thông tin cá nhân trong hồ sơ này.
tracking-event-erasure = Quý khách yêu cầu xóa thông tin
tracking-event-erased = Đã xóa thông tin cá nhân
tracking-event-erasure-due = Hạn trả lời yêu cầu xóa: { $date }

## Tải hồ sơ về

tracking-record = Tải hồ sơ về
tracking-record-about = Một tệp văn bản: nội dung đã gửi, trao đổi, câu trả lời, các mốc thời gian.
tracking-record-title = HỒ SƠ { $reference }
tracking-record-made = Tải về lúc { $at }
tracking-record-history = Nhật ký hồ sơ
tracking-record-history-about = Mỗi dòng có mã băm SHA-256 nối với dòng trước, nên không dòng nào bị sửa hay bỏ mà không lộ ra.
tracking-record-internal = Việc nội bộ
tracking-record-answered = Soạn xong câu trả lời

## Mất mã tra cứu

tracking-lost-title = Nhận mã tra cứu mới
tracking-lost-lead = Mã mới chỉ được gửi đến thông tin liên hệ đã có trong hồ sơ. Mã cũ hết hiệu lực khi Quý khách nhận mã mới.
tracking-lost-contact = Email hoặc số điện thoại của hồ sơ
tracking-lost-contact-hint = Thông tin Quý khách đã để lại khi gửi khiếu nại.
tracking-lost-error-contact = Nhập email hoặc số điện thoại đã để lại trong hồ sơ
tracking-lost-button = Gửi
tracking-lost-back = Về trang tra cứu
tracking-lost-sent-title = Đã nhận đề nghị
tracking-lost-sent-email = Nếu mã hồ sơ và email khớp nhau, chúng tôi đã gửi đến email đó một liên kết, dùng được một lần trong 24 giờ.
tracking-lost-sent-phone = Nếu mã hồ sơ và số điện thoại khớp nhau, chúng tôi sẽ gọi lại số đó trong giờ làm việc.
tracking-lost-message = Người gửi báo mất mã tra cứu. Xin gọi lại số điện thoại của hồ sơ rồi cấp mã mới.
tracking-link-code-title = Nhận mã tra cứu mới
tracking-link-code-lead = Bấm nút dưới đây để nhận mã mới. Mã cũ sẽ không dùng được nữa. Mã mới chỉ hiện một lần.
tracking-link-code-button = Nhận mã mới
tracking-link-contact-title = Xác nhận địa chỉ email
tracking-link-contact-lead = Bấm nút dưới đây để từ nay nhận thư về hồ sơ tại địa chỉ email này.
tracking-link-contact-button = Xác nhận
tracking-link-contact-done = Đã xác nhận địa chỉ email
tracking-link-contact-done-text = Từ nay thư về hồ sơ { $reference } được gửi đến địa chỉ này.
tracking-link-over-title = Liên kết này không còn dùng được
tracking-link-over-text = Liên kết chỉ dùng được một lần, trong 24 giờ, và bị thay bởi liên kết gửi sau. Quý khách có thể xin liên kết mới, hoặc liên hệ với chúng tôi.
tracking-new-code-title = Mã tra cứu mới
tracking-new-code-text = Mã tra cứu mới của hồ sơ { $reference }. Xin lưu lại: mã chỉ hiện một lần, mã cũ không dùng được nữa.
tracking-new-code-kept = Tôi đã lưu mã tra cứu
tracking-new-code-open = Mở hồ sơ
tracking-event-code = Đã cấp mã tra cứu mới
