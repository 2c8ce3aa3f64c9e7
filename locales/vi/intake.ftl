### Trang đầu, biểu mẫu, trang kiểm tra lại và biên nhận.

## Trang đầu

intake-start-title = Khiếu nại về thông tin cá nhân
intake-start-description = Gửi khiếu nại khi thông tin cá nhân bị lộ hoặc bị dùng sai. Trả lời trong 15 ngày.
intake-start-lead = Thông tin của Quý khách bị lộ cho bên thứ ba, bị dùng sai mục đích, hoặc yêu cầu về thông tin cá nhân chưa được trả lời? Xin cho chúng tôi biết tại đây.
intake-start-button = Gửi khiếu nại
intake-start-status = Tra cứu hồ sơ đã gửi
intake-start-days = 15 ngày
intake-start-days-text = là hạn chúng tôi trả lời, tính liên tục, không kể ngày nhận. Quý khách biết ngày hẹn ngay khi gửi xong.
intake-start-who = Ai trả lời
intake-start-who-text = Bộ phận tiếp nhận khiếu nại về thông tin cá nhân của { $organisation }, thay mặt ban quản trị. Người bị khiếu nại không được xem và không xử lý hồ sơ.
intake-start-steps = Khiếu nại được xử lý thế nào
intake-start-step-send = Quý khách gửi khiếu nại
intake-start-step-send-text = Khoảng 5 phút, không cần đăng nhập. Gửi xong, Quý khách nhận mã hồ sơ, mã tra cứu và ngày hẹn trả lời.
intake-start-step-verify = Chúng tôi xác minh
intake-start-step-verify-text = Bằng biện pháp kỹ thuật và nghiệp vụ: rà nhật ký truy cập, hỏi nhân viên, đơn vị giao hàng, đối tác có liên quan.
intake-start-step-answer = Chúng tôi trả lời
intake-start-step-answer-text = Kết luận, lý do, việc đã làm và hướng dẫn cho Quý khách. Nếu chưa đồng ý, Quý khách có thể đề nghị người khác xem xét lại.
intake-start-need = Cần chuẩn bị
intake-start-need-story = Chuyện đã xảy ra, khoảng thời gian, và loại thông tin bị lộ. Không rõ điều gì thì chọn “Không rõ”.
intake-start-need-contact = Email, số điện thoại hoặc địa chỉ để nhận trả lời.
intake-start-need-order = Mã đơn hàng, nếu có.
intake-start-need-not = Không cần giấy tờ tùy thân. Xin đừng ghi mật khẩu, mã OTP hay số thẻ.
intake-other-ways = Cách khác để gửi khiếu nại
intake-other-ways-text = Gửi bằng cách nào cũng có giá trị như nhau. Thời hạn tính từ ngày chúng tôi nhận được.
intake-privacy = Thông báo về việc xử lý thông tin
intake-privacy-what = Chúng tôi lưu những gì Quý khách nhập trong biểu mẫu, thời điểm nhận và quá trình xử lý. Không đặt công cụ theo dõi, không gửi thông tin cho bên quảng cáo.
intake-privacy-why = Thông tin chỉ được dùng để xác minh và trả lời khiếu nại, và để thực hiện yêu cầu mà Quý khách chọn.
intake-privacy-who = Chỉ người xử lý hồ sơ được xem; mỗi lần xem đều được ghi lại. Nội dung được mã hóa khi lưu. Chúng tôi chỉ nêu tên hoặc số điện thoại của Quý khách với đối tác khi Quý khách đồng ý.
intake-privacy-how-long = Thông tin được giữ đến khi Quý khách yêu cầu xóa hoặc hết thời hạn lưu hồ sơ. Quý khách có quyền xem, chỉnh sửa, xóa thông tin và rút lại sự đồng ý.
intake-privacy-controller = Bên kiểm soát dữ liệu: { $organisation }.
intake-privacy-policy = Chính sách bảo mật đang áp dụng

## Biểu mẫu

intake-form-title = Gửi khiếu nại
intake-form-lead = Xin kể bằng lời của Quý khách. Mục nào không ghi “(không bắt buộc)” là mục cần có.
intake-form-section-matter = Sự việc
intake-form-section-more = Thêm chi tiết về sự việc
intake-form-section-person = Về Quý khách
intake-form-section-reply = Nhận trả lời
intake-form-section-wish = Mong muốn
intake-form-section-rest = Điều khác chúng tôi nên biết
intake-hint-story = Tối đa 4.000 ký tự. Xin không ghi mật khẩu, mã OTP, số thẻ.
intake-hint-leaked = Chọn tất cả mục phù hợp. Cần chọn khi khiếu nại về việc lộ thông tin.
intake-hint-third-party = Ví dụ: một cửa hàng khác, người gọi tự xưng nhân viên giao hàng, không rõ là ai.
intake-hint-noticed = Ngày, tháng hoặc khoảng thời gian đều được. Ví dụ: 20/11/2026, đầu tháng 10, không nhớ.
intake-hint-harm = Chọn tất cả mục phù hợp.
intake-hint-order-code = Nếu có nhiều mã, xin ngăn cách bằng dấu phẩy.
intake-hint-full-name = Để ghi trong thư trả lời.
intake-hint-behalf = Chỉ cần khi Quý khách gửi thay người khác. Cha, mẹ, người giám hộ không cần giấy ủy quyền.
intake-hint-account-contact = Giúp chúng tôi tìm đúng tài khoản để kiểm tra.
intake-hint-reply-channel = Xin dùng email hoặc số điện thoại mà chỉ Quý khách xem được. Chỉ cần điền liên hệ của cách đã chọn.
intake-hint-postal-address = Số nhà, đường, phường/xã, tỉnh/thành phố.
intake-hint-wish = Chọn tất cả mục phù hợp. Yêu cầu xem, chỉnh sửa, xóa, rút lại sự đồng ý hoặc ngừng liên hệ có thời hạn riêng, tính ngay từ lúc nhận.
intake-hint-about-staff = Nếu có, hồ sơ chỉ mở cho một số ít người được tin cậy; người liên quan không tìm thấy hồ sơ.
intake-hint-may-ask-partners = Nếu không, chúng tôi vẫn xác minh bằng mã đơn hàng.
intake-hint-support-needs = Ví dụ: chữ lớn, gọi điện vào buổi tối, có người phiên dịch.
intake-form-privacy = Thông tin chỉ được dùng để xác minh và trả lời khiếu nại này.
intake-form-privacy-more = Xem thông báo đầy đủ
intake-form-check = Kiểm tra lại trước khi gửi
intake-form-honeypot = Xin để trống ô này

## Khi chưa gửi được

intake-notice-expired = Trang đã mở khá lâu nên cần xác nhận lại. Nội dung Quý khách nhập vẫn còn nguyên bên dưới; xin bấm gửi lần nữa. Nếu vẫn gặp trang này, xin cho phép trình duyệt lưu cookie của trang, hoặc dùng một trong các cách sau.
intake-notice-busy = Vừa có nhiều khiếu nại gửi từ cùng một mạng hoặc cùng một liên hệ, nên khiếu nại này chưa được gửi. Nội dung Quý khách nhập vẫn còn nguyên bên dưới. Xin gửi lại sau { $minutes } phút, hoặc dùng một trong các cách sau.
intake-notice-type = Trình duyệt gửi nội dung theo cách chúng tôi không đọc được, nên khiếu nại chưa được gửi. Xin điền biểu mẫu dưới đây, hoặc dùng một trong các cách sau.
intake-notice-large = Nội dung quá dài nên chưa được gửi. Xin bấm nút quay lại của trình duyệt để rút ngắn, hoặc dùng một trong các cách sau.
intake-notice-unavailable = Hệ thống đang bận nên khiếu nại chưa được gửi. Nội dung Quý khách nhập vẫn còn nguyên bên dưới. Xin bấm gửi lần nữa sau ít phút; gửi nhiều lần vẫn chỉ thành một hồ sơ.

## Kiểm tra lại

intake-check-title = Kiểm tra lại trước khi gửi
intake-check-lead = Khiếu nại chưa được gửi. Xin xem lại rồi bấm “Gửi khiếu nại”.
intake-check-phone = Số điện thoại có vẻ thiếu hoặc thừa chữ số. Nếu đúng, Quý khách cứ gửi.
intake-check-short = Nội dung khá ngắn. Quý khách vẫn gửi được; kể thêm chi tiết sẽ giúp việc xác minh nhanh hơn.
intake-check-numbers = Nội dung có dãy số giống số giấy tờ hoặc số thẻ. Chúng tôi không cần số này; nếu đúng vậy, xin bấm “Sửa lại” để xóa đi.
intake-check-submit = Gửi khiếu nại
intake-check-edit = Sửa lại

## Biên nhận

intake-receipt-title = Chúng tôi đã nhận khiếu nại của Quý khách
intake-receipt-reference = Mã hồ sơ
intake-receipt-due = Hạn trả lời
intake-receipt-counting = 15 ngày, không tính ngày nhận ({ $day }). Thời hạn không tạm dừng.
intake-receipt-how = Cách tính
intake-receipt-code = Mã tra cứu – chỉ hiện một lần
intake-receipt-code-text = Cần mã này để xem hồ sơ và câu trả lời. Ai có mã đều xem được, nên xin giữ kín.
intake-receipt-print = In biên nhận
intake-receipt-kept = Tôi đã lưu mã tra cứu
intake-receipt-next = Tiếp theo
intake-receipt-step-received = Đã tiếp nhận
intake-receipt-step-verify = Xác minh
intake-receipt-step-verify-text = Bằng biện pháp kỹ thuật và nghiệp vụ; nếu cần, chúng tôi sẽ hỏi thêm. Thời hạn không thay đổi.
intake-receipt-step-answer = Trả lời
intake-receipt-step-answer-email = Chậm nhất { $date }, qua email.
intake-receipt-step-answer-phone = Chậm nhất { $date }, qua điện thoại.
intake-receipt-step-answer-post = Chậm nhất { $date }, qua thư.
intake-receipt-mail = Chúng tôi cũng gửi xác nhận đến email của Quý khách. Nếu không thấy, xin xem trong mục thư rác.
intake-receipt-requests = Yêu cầu kèm theo
intake-receipt-request = { $wish }: { $date }
intake-receipt-protect = Trong lúc chờ
intake-receipt-protect-text = Quý khách nên đổi mật khẩu, không cung cấp mã OTP cho bất kỳ ai, và giữ lại tin nhắn, số gọi đến hoặc ảnh chụp màn hình có liên quan.
intake-receipt-status = Mở trang tra cứu
intake-receipt-status-text = Xem tình trạng và câu trả lời tại trang tra cứu, bằng mã hồ sơ và mã tra cứu:
intake-receipt-contact = Cần hỏi thêm
intake-receipt-contact-text = Xin nêu mã hồ sơ khi liên hệ.
intake-receipt-gone-title = Biên nhận không còn hiện được
intake-receipt-gone-text = Để giữ kín mã tra cứu, biên nhận chỉ mở được trong 15 phút, trên chính trình duyệt đã gửi. Nếu Quý khách đã gửi xong, khiếu nại đã được lưu và thời hạn vẫn tính.
intake-receipt-gone-code = Còn giữ mã tra cứu? Xin mở trang tra cứu.
intake-receipt-gone-lost = Chưa kịp lưu mã? Xin liên hệ với chúng tôi; câu trả lời vẫn được gửi theo cách Quý khách đã chọn.
