### Câu hỏi trong khiếu nại và cách sửa khi chưa đúng. Dùng ở biểu mẫu, trang tra cứu, trang hồ sơ.

## Câu hỏi

complaint-kind = Khiếu nại về việc gì?
complaint-story = Chuyện gì đã xảy ra?
complaint-leaked = Loại thông tin bị lộ
complaint-third-party = Ai đang có thông tin đó?
complaint-learned-by = Quý khách biết việc này bằng cách nào?
complaint-noticed = Phát hiện khi nào?
complaint-harm = Việc này đã gây ra điều gì?
complaint-order-code = Mã đơn hàng liên quan
complaint-full-name = Họ và tên
complaint-role = Khiếu nại này về thông tin của ai?
complaint-on-behalf-of = Họ và tên người Quý khách gửi thay
complaint-relation = Quan hệ với người đó
complaint-under-16 = Người đó dưới 16 tuổi?
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
