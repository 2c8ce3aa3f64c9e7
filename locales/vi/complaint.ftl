### Câu hỏi trong khiếu nại và cách sửa khi chưa đúng. Dùng ở biểu mẫu, trang tra cứu, trang hồ sơ.

## Câu hỏi

complaint-kind = Khiếu nại về việc gì?
complaint-story = Chuyện gì đã xảy ra?
complaint-leaked = Loại thông tin bị lộ
complaint-account-sign = Quý khách nhận thấy điều gì?
complaint-account-since = Việc này bắt đầu từ khi nào?
complaint-password-works = Quý khách còn đăng nhập được bằng mật khẩu của mình không?
complaint-codes-to = Số điện thoại hoặc email nào đang nhận mã xác nhận của tài khoản?
complaint-used-for = Thông tin đã bị dùng vào việc gì?
complaint-request-what = Quý khách đã yêu cầu điều gì?
complaint-request-when = Yêu cầu khi nào?
complaint-request-how = Yêu cầu bằng cách nào?
complaint-request-reply = Đến nay Quý khách đã được trả lời thế nào?
complaint-connection = Quý khách từng liên hệ với chúng tôi thế nào?
complaint-noticed-day = Ngày
complaint-noticed-month = Tháng
complaint-noticed-year = Năm
complaint-files = Tài liệu, hình ảnh
complaint-third-party = Ai đang có thông tin đó?
complaint-learned-by = Quý khách biết việc này bằng cách nào?
complaint-noticed = Phát hiện khi nào?
complaint-harm = Việc này đã gây ra điều gì?
complaint-order-code = Mã đơn hàng liên quan
complaint-full-name = Họ và tên
complaint-role = Khiếu nại này về thông tin của ai?
complaint-on-behalf-of = Họ và tên người Quý khách gửi thay
complaint-relation = Quan hệ với người đó
complaint-under-16 = Người đó có dưới 16 tuổi không?
complaint-account-contact = Email hoặc số điện thoại đã đăng ký tài khoản
complaint-reply-channel = Quý khách muốn nhận trả lời bằng cách nào?
complaint-email = Email
complaint-phone = Số điện thoại
complaint-postal-address = Địa chỉ nhận thư
complaint-other-contact = Liên hệ khác
complaint-wish = Quý khách mong muốn điều gì?
complaint-about-staff = Việc này có liên quan đến nhân viên của công ty không?
complaint-about-staff-who = Là ai, nếu Quý khách biết
complaint-may-ask-partners = Khi xác minh, chúng tôi có được nêu tên và số điện thoại của Quý khách với đơn vị giao hàng hoặc đối tác không?
complaint-support-needs = Hỗ trợ đặc biệt

## Cách sửa

complaint-error-kind = Chọn việc Quý khách muốn khiếu nại
complaint-error-story = Nhập chuyện đã xảy ra, một câu cũng được
complaint-error-leaked = Chọn loại thông tin bị lộ; nếu chưa biết, chọn “Không rõ”
complaint-error-full-name = Nhập họ và tên
complaint-error-role = Chọn khiếu nại này về thông tin của ai
complaint-error-on-behalf-of = Nhập họ và tên người Quý khách gửi thay; nếu không biết, ghi “không rõ”
complaint-error-reply-channel = Chọn cách nhận trả lời
complaint-error-email = Nhập email để nhận trả lời
complaint-error-email-odd = Nhập email đầy đủ, ví dụ ten@vidu.vn
complaint-error-phone = Nhập số điện thoại để nhận trả lời
complaint-error-phone-odd = Nhập số điện thoại bằng chữ số, ví dụ 0912 345 678
complaint-error-postal-address = Nhập địa chỉ nhận thư
complaint-error-choose = Chọn một mục trong danh sách
complaint-error-choose-some = Chọn trong các mục của danh sách
complaint-error-too-long = Rút ngắn còn tối đa { $max } ký tự (hiện có { $count })
complaint-error-day = Nhập ngày bằng số từ 1 đến 31, hoặc để trống
complaint-error-month = Nhập tháng bằng số từ 1 đến 12, hoặc để trống
complaint-error-month-missing = Nhập thêm tháng, hoặc để trống cả ô ngày
complaint-error-year = Nhập năm gồm bốn chữ số, ví dụ 2026
complaint-error-year-missing = Nhập thêm năm; nếu không nhớ, ghi vào ô bên cạnh, ví dụ “tháng 10”
complaint-error-no-such-day = Sửa ngày này, vì tháng đó không có; nếu không nhớ, để trống ô ngày

## Dấu hiệu tài khoản bị người khác dùng

account_sign-sign_in = Có đăng nhập lạ
account_sign-password = Mật khẩu bị đổi
account_sign-details = Tên, số điện thoại hoặc địa chỉ trong tài khoản bị đổi
account_sign-orders = Có đơn hàng tôi không đặt
account_sign-codes = Nhận được mã xác nhận tôi không yêu cầu
account_sign-locked_out = Không đăng nhập được nữa
account_sign-other = Dấu hiệu khác

## Yêu cầu đã gửi trước đây

request_how-app = Trên ứng dụng hoặc trang web
request_how-email = Email
request_how-phone = Điện thoại
request_how-post = Thư
request_how-counter = Trực tiếp
request_how-other = Cách khác
request_reply-nothing = Chưa nhận được trả lời
request_reply-refused = Bị từ chối
request_reply-partly = Chỉ được đáp ứng một phần
request_reply-other = Được trả lời theo cách khác
