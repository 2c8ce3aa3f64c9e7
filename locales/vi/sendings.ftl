# Bàn làm việc: thư gửi người khiếu nại đang ở đâu.

sendings-title = Thư gửi người khiếu nại
sendings-kind-acknowledgement = Thư xác nhận tiếp nhận
sendings-kind-verifying = Thư báo đang xác minh
sendings-kind-answer = Thư trả lời
sendings-kind-question = Thư hỏi thêm
sendings-kind-reply = Thư trao đổi
sendings-kind-other = Thư khác
sendings-sent = Máy chủ thư đã nhận lúc { $at }.
sendings-file = Đã lưu thành tệp lúc { $at }, vì chưa cấu hình máy chủ thư.
sendings-bounced = Máy chủ thư đã nhận lúc { $at }, nhưng thư bị trả lại lúc { $back }: { $why }.
sendings-waiting = Đang chờ gửi.
sendings-capped = Đang chờ đến { $at }: địa chỉ này vừa nhận nhiều thư.
sendings-retrying = Đang chờ gửi, lần thử { $n } chưa được ({ $why }). Thử lại lúc { $at }.
sendings-held = Giữ lại cho đến khi có người xem hồ sơ.
sendings-given-up = Không gửi được: { $why }.
sendings-dropped = Không gửi nữa.

sendings-why-server = chưa dùng được máy chủ thư của công ty
sendings-why-recipient = máy chủ của người nhận không nhận địa chỉ này
sendings-why-address = địa chỉ không đúng dạng
sendings-why-content = máy chủ không nhận nội dung thư
sendings-why-unconfirmed = máy chủ không xác nhận đã nhận
sendings-why-suppressed = thư gửi đến địa chỉ này đã nhiều lần bị trả lại
sendings-why-unreadable = không soạn được thư
sendings-why-unknown = không rõ nguyên nhân
sendings-why-no-mailbox = không có hộp thư này
sendings-why-full = hộp thư của người nhận đã đầy
sendings-why-refused = máy chủ của người nhận từ chối
sendings-why-returned = máy chủ của người nhận trả lại
sendings-why-code = { $why } (mã { $code })

triage-flag-unreached = Chưa tới tay người nhận
sendings-reached-title = Thư chưa tới tay người nhận
sendings-reached-hint = Từ { $since }, có thư của hồ sơ này không tới được người gửi khiếu nại. Thời hạn vẫn tính như cũ. Hãy gọi điện, gửi thư giấy hoặc hỏi lại địa chỉ, rồi ghi đã liên hệ được bằng cách nào.
sendings-reached-how = Đã liên hệ được bằng cách nào
sendings-reached-error = Nhập đã liên hệ được bằng cách nào.
sendings-reached-button = Đã liên hệ được
sendings-reached-done = Đã ghi nhận. Hồ sơ không còn ở mục chưa tới tay người nhận.

refusal-already-reached = Hồ sơ này không còn ở mục chưa tới tay người nhận.

triage-event-mail_failed = Không gửi được: { $mail }
triage-event-mail_retried = Gửi lại: { $mail }
triage-event-mail_bounced = Bị trả lại: { $mail }
triage-event-reached = Đã liên hệ được với người gửi bằng cách khác

# Bản tổng hợp hằng ngày và các trang
digest-mailbox-fails = Hộp thư khiếu nại không đọc được từ { $since }: email mới chưa thành hồ sơ. Hãy báo người quản trị ngay.
digest-unreached = { $n } hồ sơ có thư chưa tới tay người nhận: cần tìm cách khác để liên hệ.
staff-notice-mailbox = Hộp thư khiếu nại không đọc được từ { $since }. Email mới chưa thành hồ sơ; hãy báo người quản trị.

# Thư gửi đi đang bị dừng hoặc không gửi được
staff-notice-paused-restored = Từ { $since }, thư gửi đi đang tạm dừng vì dữ liệu vừa được khôi phục từ bản sao lưu. Không thư nào đến được người khiếu nại; hãy báo người quản trị.
staff-notice-paused-mistake = Từ { $since }, thư gửi đi đang tạm dừng để kiểm tra thư gửi nhầm. Không thư nào đến được người khiếu nại.
staff-notice-paused-server = Từ { $since }, thư gửi đi đang tạm dừng để bảo trì máy chủ thư. Không thư nào đến được người khiếu nại.
staff-notice-paused-other = Từ { $since }, thư gửi đi đang tạm dừng. Không thư nào đến được người khiếu nại.
staff-notice-mail-password = Từ { $since }, máy chủ thư không chấp nhận tên đăng nhập hoặc mật khẩu của hệ thống. Không thư nào gửi đi được; hãy báo người quản trị.
staff-notice-mail-server = Từ { $since }, không gửi được thư nào qua máy chủ thư. Hệ thống vẫn đang thử lại; hãy báo người quản trị.
