### Những từ dùng ở nhiều nơi.

## Khung trang

desk-name = Khiếu nại về thông tin cá nhân
complaint-desk = Bộ phận tiếp nhận khiếu nại về thông tin cá nhân
skip-to-content = Đến nội dung chính
main-navigation = Điều hướng chính
status-link = Tra cứu hồ sơ
other-language = English
other-language-tag = en
footer-phone = Điện thoại: { $phone }
footer-policy = Chính sách bảo mật thông tin
search-label = Tìm hồ sơ
search-hint = Tên, số điện thoại, từ khóa, mã hồ sơ
search-button = Tìm
sign-out = Đăng xuất

## Biểu mẫu và danh sách

optional = (không bắt buộc)
errors-title = Có lỗi cần sửa
error-prefix = {"Lỗi: "}
pages = Trang
page-first = Về đầu
page-previous = Trang trước
page-next = Trang sau
save = Lưu
send = Gửi
cancel = Hủy
copy = Sao chép
copied = Đã sao chép
print = In
yes = Có
no = Không
unknown = Không rõ
none = Chưa có

## Chọn tệp

file-field-label = Chọn tệp
file-field-hint = Tối đa { $most } tệp, mỗi tệp { $each }, tổng cộng { $total }. Loại tệp: { $kinds }.
file-field-care = Xin che bớt thông tin của người khác. Không gửi ảnh giấy tờ tùy thân, mật khẩu hay số thẻ.
file-field-upload = Thêm tệp đã chọn
file-field-remove = Bỏ tệp

## Trang báo lỗi

error-to-start = Về trang đầu
error-to-queue = Về danh sách hồ sơ
error-other-ways = Cách khác để liên hệ với chúng tôi
error-number = Mã lỗi: { $number }
contact-email = Email: { $email }
contact-phone = Điện thoại: { $phone }
contact-post = Gửi thư hoặc đến trực tiếp: { $address }
error-403-title = Không được phép
error-403-text = Quý khách không có quyền xem trang này, hoặc trang đã mở quá lâu. Xin mở lại trang và thử lần nữa.
error-404-title = Không tìm thấy trang
error-404-text = Địa chỉ này không có, hoặc không còn dùng. Xin kiểm tra lại đường dẫn.
error-409-title = Chưa lưu được
error-409-typed = Nội dung vừa nhập chưa được lưu. Bấm nút quay lại của trình duyệt để xem và sao chép.
error-413-title = Nội dung quá dài
error-413-text = Nội dung gửi lên dài hơn mức hệ thống nhận được, nên chưa được lưu.
error-413-typed = Bấm nút quay lại của trình duyệt: nội dung đã nhập vẫn còn đó. Xin rút ngắn rồi gửi lại, hoặc gửi phần còn lại qua email.
error-415-title = Không xem trước được tệp này
error-422-title = Chưa đọc được nội dung gửi lên
error-422-text = Nội dung gửi lên thiếu phần hệ thống cần, nên chưa được lưu.
error-422-typed = Bấm nút quay lại của trình duyệt: nội dung đã nhập vẫn còn đó. Xin tải lại trang rồi gửi lại.
error-429-title = Xin chờ một lát
error-429-text = Hệ thống vừa nhận nhiều lượt gửi từ cùng một nơi. Xin thử lại sau { $minutes } phút.
error-429-typed = Bấm nút quay lại của trình duyệt: nội dung đã nhập vẫn còn đó. Nếu không muốn chờ, Quý khách có thể liên hệ bằng một trong các cách dưới đây; ngày nhận được tính từ lúc chúng tôi nhận được.
error-500-title = Hệ thống gặp lỗi
error-500-text = Lỗi ở phía chúng tôi, không phải do Quý khách. Sự việc đã được ghi lại.
error-500-typed = Nếu vừa gửi biểu mẫu, xin bấm nút quay lại của trình duyệt rồi gửi lại: gửi hai lần vẫn chỉ thành một hồ sơ.
error-503-title = Hệ thống đang bận
error-503-text = Lúc này hệ thống chưa xử lý được yêu cầu. Xin thử lại sau một phút.
error-503-typed = Nội dung vừa gửi có thể chưa được lưu. Bấm nút quay lại của trình duyệt rồi gửi lại: gửi hai lần vẫn chỉ thành một hồ sơ.

## Thời hạn

due-date = Hạn trả lời
due-end-of = hết ngày { $date }
act-by = Gửi chậm nhất { $date }
legal-latest = Hạn muộn nhất theo luật
days-left = Còn { $n } ngày
days-over = Quá hạn { $n } ngày
due-today = Đến hạn hôm nay
due-tomorrow = Đến hạn ngày mai
standing-overdue = Quá hạn
standing-due_today = Cần trả lời hôm nay
standing-due_soon = 3 ngày làm việc tới
standing-later = Sau đó
standing-on_track = Còn thời hạn
standing-met_in_time = Đúng hạn
standing-met_late = Trễ hạn
standing-void = Không còn áp dụng
verdict-in_time = Đúng hạn
verdict-late = Trễ hạn
verdict-void = Không còn áp dụng

## Loại khiếu nại

kind-leak = Lộ thông tin cá nhân cho bên thứ ba
kind-account_misuse = Người khác sử dụng tài khoản của tôi
kind-wrong_use = Dùng thông tin sai mục đích
kind-request_ignored = Yêu cầu về thông tin cá nhân không được trả lời
kind-other = Việc khác liên quan đến thông tin cá nhân

## Kênh tiếp nhận và cách trả lời

channel-form = Biểu mẫu
channel-email = Email
channel-post = Thư
channel-counter = Trực tiếp
channel-phone = Điện thoại
channel-social = Mạng xã hội, Zalo
channel-staff_inbox = Nhân viên chuyển lại
channel-authority = Cơ quan chức năng
reply-email = Email
reply-phone = Điện thoại
reply-post = Thư

## Trạng thái

state-received = Đã tiếp nhận
state-verifying = Đang xác minh
state-answered = Đã trả lời
delivery-none = Chưa gửi
delivery-pending = Đã soạn, chưa gửi được
delivery-failed = Không gửi được
delivery-done = Đã gửi
fact-unassigned = Chưa phân công
fact-waiting = Chờ bổ sung thông tin
fact-draft = Đang soạn trả lời
fact-held = Thư chờ phân loại
fact-restricted = Hồ sơ hạn chế truy cập

## Thông tin bị lộ

leaked-full_name = Họ tên
leaked-phone = Số điện thoại
leaked-email = Email
leaked-address = Địa chỉ
leaked-order = Đơn hàng
leaked-invoice = Hóa đơn, chứng từ
leaked-login = Tên đăng nhập
leaked-password = Mật khẩu
leaked-location = Vị trí
leaked-id_document = Giấy tờ tùy thân
leaked-payment = Thông tin thanh toán
leaked-other = Thông tin khác
leaked-unknown = Không rõ

## Mong muốn của người gửi

wish-verify = Xác minh việc lộ thông tin
wish-access = Cho tôi xem thông tin đang được lưu
wish-correct = Chỉnh sửa thông tin
wish-delete = Xóa thông tin
wish-withdraw_consent = Rút lại sự đồng ý
wish-stop_contact = Ngừng liên hệ với tôi
wish-apology = Xin lỗi
wish-compensation = Bồi thường
wish-negotiate = Thương lượng
wish-other = Mong muốn khác

## Người gửi là ai

role-member = Thông tin của tôi (tôi là thành viên)
role-guardian = Thông tin của con tôi hoặc người tôi giám hộ
role-representative = Thông tin của người khác (tôi được ủy quyền, là luật sư, người thừa kế hoặc nhân viên của khách hàng)
role-not_member = Thông tin của tôi (tôi không phải hoặc không còn là thành viên)
identity-unconfirmed = Chưa xác nhận
identity-contact = Đã xác nhận liên hệ
identity-account = Đã xác nhận tài khoản

## Biết việc này bằng cách nào

learned_by-call = Có cuộc gọi đến
learned_by-message = Tin nhắn hoặc Zalo
learned_by-email = Email
learned_by-online = Thấy trên mạng
learned_by-told = Người khác báo
learned_by-misdelivery = Nhận nhầm hàng hoặc hóa đơn
learned_by-other = Cách khác

## Thiệt hại

harm-money = Mất tiền
harm-harassment = Bị quấy rối
harm-impersonation = Bị mạo danh
harm-ongoing = Việc này vẫn đang tiếp diễn
harm-none = Chưa có

## Kết luận

outcome-substantiated = Có căn cứ
outcome-partial = Có căn cứ một phần
outcome-not_substantiated = Không có căn cứ
outcome-inconclusive = Chưa đủ căn cứ kết luận
outcome-out_of_scope = Ngoài phạm vi giải quyết
outcome-duplicate = Trùng hồ sơ
outcome-withdrawn = Người gửi rút khiếu nại
outcome-not_complaint = Không phải khiếu nại

## Nguyên nhân

cause-h01 = Sai người nhận (email, hóa đơn, tin nhắn gửi nhầm)
cause-h02 = Lộ qua giao hàng (tem, phiếu giao, tài xế, bảo vệ)
cause-h03 = Bên xử lý, đối tác (vận chuyển, thanh toán, CRM, SMS, kế toán)
cause-h04 = Nhân viên truy cập, sao chép hoặc bán
cause-h05 = Dò mật khẩu bằng dữ liệu lộ ở nơi khác
cause-h06 = Thành viên bị lừa (giả mạo, cài ứng dụng lạ)
cause-h07 = Tài khoản dùng chung
cause-h08 = Thiết bị hoặc SIM của thành viên (mất máy, mã độc, chiếm SIM)
cause-h09 = Lỗi ứng dụng, API (xem được đơn của người khác)
cause-h10 = Cấu hình sai (kho tệp công khai, bảng tính chia sẻ, bản sao lưu)
cause-h11 = Thông tin đã công khai sẵn
cause-h12 = Trùng hợp hoặc từ nguồn khác
cause-h13 = Tiếp thị của chính công ty bị hiểu là lộ
cause-h14 = Tấn công vào hệ thống
cause-unknown = Chưa rõ

## Các bước xác minh

measure-kind-technical = Biện pháp kỹ thuật
measure-kind-business = Biện pháp nghiệp vụ
measure-t1 = Bảo toàn nhật ký (ngay ngày đầu)
measure-t2 = Rà nhật ký truy cập hồ sơ thành viên
measure-t3 = Rà nhật ký xuất, tải dữ liệu
measure-t4 = Rà đăng nhập bất thường, dò mật khẩu
measure-t5 = Rà thư, tin nhắn đã gửi
measure-t6 = Thử lại lỗi hiển thị, phân quyền, đường dẫn
measure-t7 = Rà chia sẻ tệp, kho lưu trữ, bản sao lưu
measure-t8 = Rà kết nối, khóa API của đối tác
measure-t9 = Đối chiếu dữ liệu bị lộ với bản lưu (phiên bản nào, trường nào)
measure-t10 = Kiểm tra nguồn công khai, diễn đàn (không mua, không tải dữ liệu rò rỉ)
measure-t11 = Rà cảnh báo an ninh, mã độc
measure-t12 = Đổi mật khẩu, thu hồi phiên đăng nhập của thành viên
measure-b1 = Liên hệ người gửi để làm rõ
measure-b2 = Hỏi nhân viên có truy cập
measure-b3 = Hỏi đơn vị giao hàng
measure-b4 = Hỏi bên xử lý, đối tác bằng văn bản
measure-b5 = Rà hợp đồng, phạm vi chia sẻ
measure-b6 = Rà hồ sơ tương tự
measure-b7 = Rà chiến dịch tiếp thị, danh sách từ chối
measure-b8 = Rà quyền truy cập của người đã nghỉ việc
measure-b9 = Xem lại quy trình in phiếu giao
measure-b10 = Đánh giá rủi ro cho người bị ảnh hưởng
measure-b11 = Hỏi ý kiến pháp chế, nhân sự bảo vệ dữ liệu
status-to_do = Chưa làm
status-doing = Đang làm
status-signs = Có dấu hiệu
status-no_signs = Không có dấu hiệu
status-unable = Không kiểm tra được
status-not_applicable = Không áp dụng

## Vai trò

staff-role-handler = người xử lý hồ sơ
staff-role-lead = trưởng bộ phận
staff-role-auditor = người kiểm tra
staff-role-admin = quản trị hệ thống
