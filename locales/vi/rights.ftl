# Xác thực hai bước, phiên làm việc, nhật ký nhân viên.

factor-field-code = Mã xác thực
factor-code-title = Nhập mã xác thực
factor-code-lead = Mở ứng dụng xác thực trên điện thoại và nhập mã 6 chữ số của Leakdesk.
factor-code-paper = Không có điện thoại bên mình? Nhập một mã dự phòng vào ô trên. Nếu đã hết mã dự phòng, hãy nhờ quản trị hệ thống gỡ xác thực hai bước.
factor-code-button = Tiếp tục
factor-code-wrong = Mã chưa đúng hoặc đã được dùng. Hãy đợi mã mới rồi nhập lại.
factor-confirm-title = Xác nhận đó là bạn
factor-confirm-lead = Việc bạn sắp làm không thể hoàn tác, thay đổi quyền của nhân viên hoặc đưa dữ liệu ra ngoài, vì vậy chúng tôi hỏi lại một lần.

factor-set-up-title = Thiết lập xác thực hai bước
factor-set-up-required = Vai trò của bạn được xem thông tin cá nhân của thành viên, nên ngoài mật khẩu cần thêm một mã từ điện thoại. Việc này chỉ làm một lần.
factor-set-up-lead = Ngoài mật khẩu, mỗi lần đăng nhập sẽ cần thêm một mã từ điện thoại của bạn.
factor-step-app = Cài ứng dụng xác thực
factor-step-app-text = Dùng ứng dụng bất kỳ theo chuẩn TOTP, ví dụ Aegis, Google Authenticator, Microsoft Authenticator.
factor-step-scan = Quét mã QR
factor-qr = Mã QR để thêm Leakdesk vào ứng dụng xác thực
factor-step-type = Không quét được? Nhập khóa này vào ứng dụng:
factor-step-code = Nhập mã 6 chữ số mà ứng dụng hiển thị
factor-set-up-button = Bật xác thực hai bước

factor-paper-title = Mã dự phòng
factor-paper-lead = Mười mã này chỉ hiện một lần tại đây. Mỗi mã dùng được một lần, thay cho mã trên điện thoại.
factor-paper-keep = Hãy in ra hoặc chép lại và cất ở nơi an toàn, tách khỏi điện thoại. Nếu làm mất cả điện thoại lẫn các mã này, bạn cần nhờ quản trị hệ thống.
factor-paper-kept = Tôi đã cất các mã này

factor-settings-title = Xác thực hai bước
factor-settings-off = Chưa bật. Mật khẩu một mình có thể bị lộ; mã trên điện thoại thì khó hơn nhiều.
factor-settings-on = Đang bật. Còn { $n } mã dự phòng.
factor-settings-set-up = Thiết lập
factor-settings-renew = Tạo mười mã dự phòng mới
factor-settings-renew-hint = Các mã cũ hết hiệu lực ngay.
factor-settings-remove = Tắt xác thực hai bước
factor-done-removed = Đã tắt xác thực hai bước.

session-title = Phiên làm việc của tôi
session-lead = Nếu có phiên không phải của bạn, hãy kết thúc phiên đó rồi đổi mật khẩu.
session-this = Phiên này
session-line = Bắt đầu { $started } · thấy lần cuối { $seen }
session-other-browser = Trình duyệt khác
session-end = Kết thúc
session-end-others = Kết thúc mọi phiên khác
session-done = Đã kết thúc phiên làm việc.
session-done-others = Đã kết thúc mọi phiên khác.

staff-state-factor = Có xác thực hai bước
staff-list-factor = Gỡ xác thực hai bước
staff-list-factor-hint = Khi người này mất điện thoại. Mọi phiên làm việc của họ kết thúc; lần đăng nhập sau họ thiết lập lại.
staff-done-factor = Đã gỡ xác thực hai bước của { $name }.
staff-list-few-trustees = Mới có { $n } người được tin cậy có thể xử lý hồ sơ. Nên có ít nhất hai: khi khiếu nại nói về một người, người kia quyết định.
staff-list-log = Nhật ký nhân viên

staff-nav-log = Nhật ký
record-title = Nhật ký nhân viên
record-lead = Mọi thay đổi về vai trò, quyền truy cập, liên kết đặt mật khẩu và xác thực hai bước. Không ai sửa hay xóa được dòng nào ở đây.
record-empty = Chưa có gì được ghi.
record-whole = Chuỗi nguyên vẹn: { $n } dòng, kết thúc bằng { $head }.
record-broken = Chuỗi không còn nguyên vẹn: { $why }. Có người đã sửa cơ sở dữ liệu.
record-older = Các dòng cũ hơn
record-number = dòng { $n }
record-by = { $name } thực hiện
record-by-nobody = Bằng dòng lệnh hoặc liên kết
record-by-self = Tự thực hiện
record-rights = { $from } → { $to }
record-rights-first = Vai trò: { $to }
record-added = Thêm { $name }
record-roles_changed = Đổi vai trò của { $name }
record-disabled = Ngừng quyền truy cập của { $name }
record-enabled = Khôi phục quyền của { $name }
record-link_made = Tạo liên kết đặt mật khẩu cho { $name }
record-password_set = { $name } đặt mật khẩu bằng liên kết
record-password_changed = { $name } đổi mật khẩu
record-factor_set = { $name } bật xác thực hai bước
record-factor_removed = { $name } tắt xác thực hai bước
record-factor_reset = Gỡ xác thực hai bước của { $name }
record-code_used = { $name } đăng nhập bằng mã dự phòng
record-codes_made = { $name } tạo mã dự phòng mới

mail-rights-subject = Quyền của một nhân viên vừa thay đổi
mail-rights-opening = Vai trò, quyền truy cập hoặc cách đăng nhập của một nhân viên tại bàn khiếu nại vừa thay đổi, hoặc có nhân viên mới. Bạn nhận thư này vì bạn là người được tin cậy.
mail-rights-look = Nhật ký nhân viên cho biết ai đã thay đổi điều gì. Nếu bạn không biết về việc này, hãy hỏi người đã thực hiện ngay hôm nay.
mail-rights-log = Xem nhật ký nhân viên

rights-restrict-lead = Dùng khi khiếu nại nói về người trong công ty. Hồ sơ được giấu ngay với mọi người, trừ người được tin cậy và những người được nêu tên; bạn cũng có thể không còn thấy hồ sơ. Chỉ trưởng bộ phận hoặc người được tin cậy mở lại được.
rights-restrict-about = Hồ sơ nói về ai?
rights-restrict-about-hint = Người này bị loại, kể cả khi là người được tin cậy: người được tin cậy còn lại quyết định.
rights-restrict-about-nobody = Không phải nhân viên trong danh sách
rights-restrict-button = Hạn chế ngay
rights-restrict-looks = Đã có người xem hồ sơ này trước đó: { $names }.
rights-restrict-no-looks = Chưa có ai khác xem hồ sơ này.
rights-restrict-error-above = Ngoài bạn, phải còn một người quyết định được hồ sơ này: một người được tin cậy, hoặc một trưởng bộ phận được xem hồ sơ. Hãy chỉ định thêm một người được tin cậy trước.

mail-access-subject = Cách đăng nhập của bạn vừa thay đổi
mail-access-opening = Một người quản trị vừa tạo liên kết đặt mật khẩu mới cho bạn, hoặc xác thực hai bước của bạn vừa được gỡ.
mail-access-look = Nếu bạn không nhờ việc này, có người có thể đang tìm cách vào bằng tên bạn: hãy báo ngay cho trưởng bộ phận hoặc một người được tin cậy.
mail-access-log = Xem các phiên làm việc của bạn

mail-second-look-what = { $n } câu trả lời chờ bạn đọc và duyệt
mail-second-look-opening = Một đồng nghiệp xin bạn đọc và duyệt câu trả lời của hồ sơ sau trước khi gửi. Thời hạn vẫn chạy trong lúc chờ.

factor-confirm-done = Đã xác nhận đó là bạn. Nếu việc vừa rồi chưa được thực hiện, hãy bấm lại nút đó.
