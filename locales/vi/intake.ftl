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
intake-start-who-text = Bộ phận tiếp nhận khiếu nại về thông tin cá nhân của { $organisation }, thay mặt ban quản trị. Người bị khiếu nại không được xem, cũng không được xử lý hồ sơ.
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
intake-start-need-order = Mã đơn hàng, tin nhắn hoặc ảnh chụp màn hình, nếu có.
intake-start-need-not = Không cần giấy tờ tùy thân. Xin đừng ghi mật khẩu, mã OTP hay số thẻ.
intake-other-ways = Cách khác để gửi khiếu nại
intake-other-ways-text = Gửi bằng cách nào cũng có giá trị như nhau. Thời hạn tính từ ngày chúng tôi nhận được.
intake-privacy = Thông báo về việc xử lý thông tin
intake-privacy-what = Nội dung và tệp Quý khách gửi, thời điểm nhận và quá trình xử lý. Không đặt công cụ theo dõi, không gửi thông tin cho bên quảng cáo.
intake-privacy-what-title = Chúng tôi lưu gì?
intake-privacy-why-title = Để làm gì?
intake-privacy-who-title = Ai được xem?
intake-privacy-how-long-title = Giữ trong bao lâu?
intake-privacy-rights-title = Quý khách có quyền gì?
intake-privacy-rights = Xem, chỉnh sửa, xóa thông tin và rút lại sự đồng ý, bằng trang tra cứu hoặc bằng cách liên hệ với chúng tôi.
intake-privacy-draft-title = Còn nội dung chưa gửi?
intake-privacy-draft = Được mã hóa và giữ 24 giờ để Quý khách viết tiếp trên cùng trình duyệt, rồi xóa. Chúng tôi không xem nội dung chưa gửi.
intake-privacy-version = Thông báo này áp dụng từ ngày { $day }.
intake-privacy-why = Để xác minh và trả lời khiếu nại, và thực hiện yêu cầu mà Quý khách chọn. Không dùng vào việc khác.
intake-privacy-who = Chỉ người xử lý hồ sơ; mỗi lần xem đều được ghi lại. Nội dung và tệp được mã hóa khi lưu. Chúng tôi chỉ nêu tên hoặc số điện thoại của Quý khách với đối tác khi Quý khách đồng ý.
intake-privacy-how-long = Đến khi Quý khách yêu cầu xóa hoặc hết thời hạn lưu hồ sơ.
intake-privacy-controller = Bên kiểm soát dữ liệu: { $organisation }.
intake-privacy-policy = Chính sách bảo mật đang áp dụng

## Biểu mẫu

intake-form-title = Gửi khiếu nại
intake-form-lead = Xin kể bằng lời của Quý khách. Mục nào không ghi “(không bắt buộc)” là mục cần có. Nội dung đang nhập được giữ lại nếu có lỗi.
intake-form-section-matter = Sự việc
intake-form-section-account = Khi người khác dùng tài khoản của Quý khách
intake-form-section-use = Khi thông tin bị dùng sai mục đích
intake-form-section-request = Khi yêu cầu trước đây không được trả lời
intake-form-section-files = Tài liệu, hình ảnh
intake-form-section-more = Thêm chi tiết về sự việc
intake-form-section-person = Về Quý khách
intake-form-section-reply = Nhận trả lời
intake-form-section-wish = Mong muốn
intake-form-section-rest = Điều khác chúng tôi nên biết
intake-hint-story = Tối đa 4.000 ký tự. Xin không ghi mật khẩu, mã OTP, số thẻ.
intake-hint-leaked = Chọn tất cả mục phù hợp. Cần chọn khi khiếu nại về việc lộ thông tin.
intake-hint-choose-all = Chọn tất cả mục phù hợp.
intake-hint-since = Ngày, tháng hoặc khoảng thời gian đều được. Không nhớ thì ghi “không nhớ”.
intake-hint-password-works = Chỉ chọn có hay không. Xin không ghi mật khẩu ở bất kỳ ô nào.
intake-hint-codes-to = Xin không ghi mã xác nhận. Nếu không biết, để trống.
intake-hint-used-for = Ví dụ: gọi quảng cáo, đưa lên mạng, đăng ký dịch vụ khác.
intake-hint-request-what = Ví dụ: xem, chỉnh sửa, xóa thông tin, ngừng gọi quảng cáo.
intake-hint-noticed-on = Nhớ đến đâu ghi đến đó: chỉ tháng và năm, hoặc chỉ năm cũng được.
intake-noticed-words = Hoặc ghi bằng lời
intake-hint-third-party = Ví dụ: một cửa hàng khác, người gọi tự xưng nhân viên giao hàng, không rõ là ai.
intake-hint-noticed = Không nhớ ngày thì ghi ở đây. Ví dụ: đầu tháng 10, trước Tết, không nhớ.
intake-hint-order-code = Nếu có nhiều mã, xin ngăn cách bằng dấu phẩy.
intake-hint-full-name = Để ghi trong thư trả lời.
intake-hint-role-guardian = Cha, mẹ, người giám hộ không cần giấy ủy quyền.
intake-hint-role-representative = Chưa cần gửi giấy tờ. Khi cần, chúng tôi sẽ hỏi sau; việc xác minh không phải chờ.
intake-hint-role-not_member = Quý khách có quyền khiếu nại như thành viên.
intake-hint-behalf = Nếu gửi thay một công ty, xin ghi tên công ty.
intake-hint-relation = Ví dụ: mẹ, người giám hộ, luật sư, người thừa kế, nhân viên.
intake-hint-connection = Ví dụ: từng là thành viên, nhận hàng thay, chưa từng liên hệ.
intake-hint-account-contact = Giúp chúng tôi tìm đúng tài khoản để kiểm tra. Không phải thành viên thì để trống.
intake-hint-reply-channel = Xin dùng email hoặc số điện thoại mà chỉ Quý khách xem được. Chỉ cần điền liên hệ của cách đã chọn.
intake-hint-postal-address = Số nhà, đường, phường/xã, tỉnh/thành phố.
intake-hint-wish = Chọn tất cả mục phù hợp. Yêu cầu xem, chỉnh sửa, xóa, rút lại sự đồng ý hoặc ngừng liên hệ có thời hạn riêng, tính ngay từ lúc nhận.
intake-hint-about-staff = Nếu có, hồ sơ chỉ mở cho một số ít người được tin cậy; người liên quan không tìm thấy hồ sơ.
intake-hint-may-ask-partners = Nếu không, chúng tôi vẫn xác minh bằng mã đơn hàng.
intake-hint-support-needs = Ví dụ: chữ lớn, gọi điện vào buổi tối, có người phiên dịch.
intake-form-privacy = Chúng tôi lưu những gì và để làm gì
intake-form-check = Kiểm tra lại trước khi gửi
intake-form-save = Lưu lại để viết tiếp
intake-form-save-hint = Bản nháp được giữ 24 giờ và chỉ mở được trên trình duyệt này. Dùng máy chung thì xin gửi luôn hoặc bỏ bản nháp khi xong.
intake-form-characters-left = Còn { $n } ký tự
intake-form-characters-over = Thừa { $n } ký tự
intake-files-lost = Chưa giữ được tệp vừa chọn. Xin chọn lại tệp.

## Bản nháp

intake-draft-waits = Quý khách có bản nháp chưa gửi
intake-draft-waits-text = Lưu lúc { $saved }. Giữ đến { $until }.
intake-draft-open = Viết tiếp
intake-draft-remove = Bỏ bản nháp
intake-form-honeypot = Xin để trống ô này

## Khi chưa gửi được

intake-notice-expired = Trang đã mở quá lâu nên cần gửi lại. Nội dung Quý khách nhập vẫn còn nguyên bên dưới; xin bấm gửi lần nữa. Nếu vẫn gặp trang này, xin cho phép trình duyệt lưu cookie của trang, hoặc dùng một trong các cách sau.
intake-notice-busy = Vừa có nhiều khiếu nại gửi từ cùng một mạng hoặc cùng một liên hệ, nên khiếu nại này chưa được gửi. Nội dung Quý khách nhập vẫn còn nguyên bên dưới. Xin gửi lại sau { $minutes } phút, hoặc dùng một trong các cách sau.
intake-notice-type = Trình duyệt gửi nội dung theo cách chúng tôi không đọc được, nên khiếu nại chưa được gửi. Xin điền biểu mẫu dưới đây, hoặc dùng một trong các cách sau.
intake-notice-unavailable = Hệ thống đang bận nên khiếu nại chưa được gửi. Nội dung Quý khách nhập vẫn còn nguyên bên dưới. Xin bấm gửi lần nữa sau ít phút; gửi nhiều lần vẫn chỉ thành một hồ sơ.

## Kiểm tra lại

intake-check-title = Kiểm tra lại trước khi gửi
intake-check-lead = Khiếu nại chưa được gửi. Xin xem lại rồi bấm “Gửi khiếu nại”.
intake-check-phone = Số điện thoại có vẻ thiếu hoặc thừa chữ số. Nếu đúng, Quý khách cứ gửi.
intake-check-short = Nội dung khá ngắn. Quý khách vẫn gửi được, nhưng kể thêm chi tiết sẽ giúp việc xác minh nhanh hơn.
intake-check-numbers = Nội dung có dãy số giống số giấy tờ hoặc số thẻ. Chúng tôi không cần số này; nếu đúng vậy, xin bấm “Sửa lại” để xóa đi.
intake-check-card = Nội dung có dãy số giống số thẻ thanh toán. Chúng tôi không cần số này; xin bấm “Sửa lại” để xóa đi.
intake-check-code = Nội dung có vẻ ghi mã OTP hoặc mã xác nhận. Xin không cho ai biết mã này, kể cả chúng tôi; xin bấm “Sửa lại” để xóa đi.
intake-check-password = Nội dung có vẻ ghi mật khẩu. Xin bấm “Sửa lại” để xóa đi, và đổi mật khẩu đó nếu đang dùng.
intake-check-future = Ngày phát hiện là một ngày sắp tới. Nếu nhập nhầm, xin bấm “Sửa lại”.
intake-check-email = Email có vẻ gõ nhầm. Có phải Quý khách muốn ghi { $email }?
intake-check-email-button = Đúng, dùng { $email }
intake-check-submit = Gửi khiếu nại
intake-check-edit = Sửa lại

## Biên nhận

intake-receipt-title = Chúng tôi đã nhận khiếu nại của Quý khách
intake-receipt-reference = Mã hồ sơ
intake-receipt-due = Hạn trả lời
intake-receipt-counting = 15 ngày, không tính ngày nhận ({ $day }). Thời hạn không tạm dừng.
intake-receipt-how = Cách tính
intake-receipt-code = Mã tra cứu
intake-receipt-code-minutes = – chỉ hiện trong 15 phút
intake-receipt-code-text = Cần mã này để xem hồ sơ và câu trả lời. Ai có mã đều xem được, nên xin giữ kín.
intake-receipt-print = In biên nhận
intake-receipt-kept = Tôi đã lưu mã tra cứu
intake-receipt-next = Tiếp theo
intake-receipt-step-received = Đã tiếp nhận
intake-receipt-files = Kèm theo: { $n } tệp.
intake-receipt-step-verify = Xác minh
intake-receipt-step-verify-text = Bằng biện pháp kỹ thuật và nghiệp vụ; nếu cần, chúng tôi sẽ hỏi thêm. Thời hạn không thay đổi.
intake-receipt-step-answer = Trả lời
intake-receipt-step-answer-email = Chậm nhất là { $date }, qua email.
intake-receipt-step-answer-phone = Chậm nhất là { $date }, qua điện thoại.
intake-receipt-step-answer-post = Chậm nhất là { $date }, qua thư.
intake-receipt-mail = Chúng tôi cũng gửi xác nhận đến email của Quý khách. Nếu không thấy, xin xem trong mục thư rác.
intake-receipt-requests = Yêu cầu kèm theo
intake-receipt-request = { $wish }: { $date }
intake-receipt-protect = Trong lúc chờ
intake-receipt-protect-text = Quý khách nên đổi mật khẩu, không cung cấp mã OTP cho bất kỳ ai, và giữ lại tin nhắn, số gọi đến hoặc ảnh chụp màn hình có liên quan.
intake-receipt-status = Mở trang tra cứu
intake-receipt-status-text = Xem tình trạng và câu trả lời tại trang tra cứu, bằng mã hồ sơ và mã tra cứu:
intake-receipt-qr = Mã QR của trang tra cứu với mã hồ sơ { $reference }
intake-receipt-qr-text = Quét bằng điện thoại để mở trang tra cứu. Mã QR không chứa mã tra cứu.
intake-receipt-contact = Cần hỏi thêm
intake-receipt-contact-text = Xin nêu mã hồ sơ khi liên hệ.
intake-receipt-gone-title = Biên nhận không còn hiện được
intake-receipt-gone-text = Để giữ kín mã tra cứu, biên nhận chỉ mở được trong 15 phút, trên chính trình duyệt đã gửi. Nếu Quý khách đã gửi xong, khiếu nại đã được lưu và thời hạn vẫn tính.
intake-receipt-gone-code = Còn giữ mã tra cứu? Xin mở trang tra cứu.
intake-receipt-gone-lost = Chưa kịp lưu mã? Xin liên hệ với chúng tôi; câu trả lời vẫn được gửi theo cách Quý khách đã chọn.
