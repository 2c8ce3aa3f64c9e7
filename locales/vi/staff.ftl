# Đăng nhập, thiết lập, nhân viên, cài đặt cá nhân.

staff-sign-in-title = Đăng nhập
staff-sign-in-lead = Dành cho nhân viên của bộ phận tiếp nhận khiếu nại.
staff-sign-in-button = Đăng nhập
staff-sign-in-failed = Email hoặc mật khẩu chưa đúng. Vui lòng thử lại.
staff-sign-in-wait = Đã thử nhiều lần. Vui lòng đợi { $minutes } phút rồi thử lại.
staff-sign-in-forgotten = Quên mật khẩu? Quản trị hệ thống có thể gửi cho bạn một liên kết để đặt mật khẩu mới.
staff-sign-in-again = Phiên làm việc đã kết thúc. Vui lòng đăng nhập lại để tiếp tục.
staff-sign-out-button = Đăng xuất
staff-signed-out = Bạn đã đăng xuất.

staff-field-name = Họ và tên
staff-field-email = Email
staff-field-password = Mật khẩu
staff-field-new-password = Mật khẩu mới
staff-field-old-password = Mật khẩu hiện tại
staff-field-language = Ngôn ngữ làm việc
staff-field-roles = Vai trò
staff-password-hint = Ít nhất 12 ký tự. Một cụm từ dài, dễ nhớ là tốt nhất; được dùng dấu cách và chữ có dấu.

staff-error-name = Nhập họ và tên, tối đa 100 ký tự.
staff-error-email = Nhập địa chỉ email, ví dụ ten@congty.vn.
staff-error-email-taken = Đã có nhân viên dùng địa chỉ email này.
staff-error-roles = Chọn ít nhất một vai trò.
staff-error-password-short = Nhập mật khẩu có ít nhất 12 ký tự.
staff-error-password-long = Nhập mật khẩu không quá 200 ký tự.
staff-error-password-common = Mật khẩu này quá phổ biến, rất dễ bị đoán ra. Hãy chọn mật khẩu khác.
staff-error-password-obvious = Mật khẩu này giống tên hoặc email của bạn, tên công ty hoặc tên phần mềm. Hãy chọn mật khẩu khác.
staff-error-old-password = Nhập đúng mật khẩu hiện tại.

staff-set-up-title = Thiết lập Leakdesk
staff-set-up-lead = Đây là bước đầu tiên: tạo người quản trị của bộ phận tiếp nhận khiếu nại.
staff-set-up-becomes = Bạn sẽ giữ ba trách nhiệm:
staff-set-up-admin = quản trị hệ thống: thêm nhân viên, phân vai trò, cài đặt;
staff-set-up-lead-role = trưởng bộ phận: phân công, hạn chế truy cập, kết luận thư không phải là khiếu nại;
staff-set-up-trustee = người được tin cậy: xem được cả hồ sơ hạn chế truy cập, ví dụ khiếu nại liên quan đến nhân viên.
staff-set-up-later = Sau này có thể giao lại từng trách nhiệm cho người khác tại trang Nhân viên.
staff-set-up-button = Tạo người quản trị

staff-link-title = Đặt mật khẩu
staff-link-lead = Chào { $name }, hãy đặt mật khẩu để bắt đầu sử dụng Leakdesk.
staff-link-account = Tài khoản: { $email }
staff-link-button = Đặt mật khẩu và đăng nhập
staff-link-gone-title = Liên kết không còn dùng được
staff-link-gone = Mỗi liên kết chỉ dùng được một lần và trong thời hạn nhất định. Nếu đã đặt mật khẩu, bạn hãy đăng nhập; nếu chưa, hãy nhờ quản trị hệ thống tạo liên kết mới.

staff-list-title = Nhân viên
staff-list-lead = Người bị ngừng quyền mất quyền truy cập ngay ở lần bấm tiếp theo. Tên của họ vẫn còn trong quá trình xử lý các hồ sơ.
staff-list-add = Thêm nhân viên
staff-list-add-hint = Sau khi thêm, bạn nhận được một liên kết để đưa cho người đó tự đặt mật khẩu.
staff-list-name = Nhân viên
staff-list-state = Tình trạng
staff-state-active = Đang hoạt động
staff-state-invited = Chưa đặt mật khẩu
staff-state-disabled = Đã ngừng quyền
staff-state-you = Bạn
staff-list-edit = Sửa vai trò
staff-list-save = Lưu vai trò
staff-list-disable = Ngừng quyền truy cập
staff-list-enable = Khôi phục quyền
staff-list-reset = Tạo liên kết đặt mật khẩu mới
staff-list-reset-hint = Mật khẩu hiện tại và mọi phiên làm việc của người này kết thúc ngay.

staff-link-made-title = Liên kết đặt mật khẩu
staff-link-made-lead = Hãy đưa liên kết này cho { $name } theo cách an toàn. Liên kết chỉ hiện một lần tại đây, chỉ dùng được một lần và hết hạn lúc { $until }.
staff-link-made-back = Về trang Nhân viên

staff-role-handler-hint = xem và xử lý mọi hồ sơ không bị hạn chế
staff-role-lead-hint = thêm quyền phân công, hạn chế truy cập, kết luận thư không phải là khiếu nại
staff-role-auditor-hint = xem mọi hồ sơ, quá trình xử lý và nhật ký xem; không thay đổi gì
staff-role-admin-hint = nhân viên và cài đặt; không xem nội dung hồ sơ
staff-role-trustee = Người được tin cậy
staff-role-trustee-hint = xem được hồ sơ hạn chế truy cập, nếu vai trò cho xem hồ sơ

staff-done-added = Đã thêm { $name }.
staff-done-roles = Đã lưu vai trò của { $name }.
staff-done-disabled = Đã ngừng quyền truy cập của { $name }.
staff-done-enabled = Đã khôi phục quyền của { $name }.
staff-refused-last-admin = Phải còn ít nhất một quản trị hệ thống. Hãy giao vai trò này cho người khác trước.
staff-refused-last-trustee = Phải còn ít nhất một người được tin cậy có thể xử lý hồ sơ: nếu không, không ai thấy khiếu nại về nhân viên.
staff-refused-stale = Có người vừa thay đổi thông tin của nhân viên này. Hãy xem lại rồi thực hiện lại.

staff-settings-title = Cài đặt của tôi
staff-settings-language = Ngôn ngữ
staff-settings-language-button = Lưu ngôn ngữ
staff-settings-password = Đổi mật khẩu
staff-settings-password-lead = Sau khi đổi, các phiên làm việc khác của bạn kết thúc.
staff-settings-password-button = Đổi mật khẩu
staff-settings-roles = Vai trò của bạn: { $roles }
staff-done-language = Đã lưu ngôn ngữ.
staff-done-password = Đã đổi mật khẩu. Các phiên làm việc khác của bạn đã kết thúc.
staff-language-vi = Tiếng Việt
staff-language-en = English

staff-nav-cases = Hồ sơ
staff-nav-people = Nhân viên
staff-nav-settings = Cài đặt
staff-notice-files = Chưa cấu hình máy chủ thư: thư không được gửi ra ngoài mà được lưu thành tệp trong thư mục mail của thư mục dữ liệu.
