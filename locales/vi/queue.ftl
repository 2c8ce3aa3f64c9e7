# Danh sách hồ sơ: khung nhìn đã lưu, cách hiển thị, cập nhật, mười lăm ngày tới, kết quả tìm kiếm.

triage-view-second_look = Cần người thứ hai duyệt
queue-side-saved = Khung nhìn đã lưu

# Trang, nhóm
queue-count-of = { $n } trên trang này, tất cả { $all } hồ sơ
queue-summary-of = { $n } trong { $all } hồ sơ
queue-empty-mine = Anh/chị không còn hồ sơ nào cần xử lý.
queue-empty-unassigned = Hồ sơ nào cũng đã có người phụ trách.
queue-empty-second-look = Không có việc nào chờ người thứ hai duyệt.
queue-empty-replies = Không có phản hồi nào của người gửi chưa được đọc.
queue-empty-after = Không còn hồ sơ nào sau trang trước. Có thể chúng đã được xử lý trong lúc anh/chị xem.
queue-list-title = Danh sách hồ sơ

# Đang lọc
queue-chips = Đang lọc theo
queue-chip-remove = Bỏ lọc:
triage-filter-due_on = Hạn trả lời
queue-due-over = đã quá hạn
queue-somebody = một người khác

# Cập nhật
queue-updated = Cập nhật lúc { $at }
queue-pause = Dừng tự cập nhật
queue-resume = Tự cập nhật lại
queue-refresh = Cập nhật ngay
queue-refreshing = Đang cập nhật…
queue-failed = Chưa cập nhật được; danh sách dưới đây là của lần cập nhật trước. Hệ thống sẽ thử lại.
queue-signed-out = Phiên làm việc đã kết thúc nên danh sách không còn được cập nhật.
queue-sign-in = Đăng nhập lại

# Cách hiển thị
queue-display-title = Cách hiển thị
queue-display-density = Khoảng cách dòng
queue-display-comfortable = Thoáng
queue-display-dense = Gọn
queue-display-columns = Hiện trên mỗi dòng
queue-display-column_state = Trạng thái
queue-display-column_strip = Dải mười lăm ngày
queue-display-column_assignee = Người phụ trách
queue-display-column_missing = Việc còn thiếu
queue-display-column_received = Ngày nhận
queue-display-column_reply = Cách trả lời
queue-display-button = Áp dụng
queue-row-received = nhận { $day }

# Lưu khung nhìn
queue-save-title = Lưu khung nhìn này
queue-save-change = Sửa khung nhìn đã lưu
queue-save-name = Tên khung nhìn
queue-save-shared = Dùng chung
queue-save-shared-yes = Mọi người ở bộ phận đều thấy
queue-save-default = Mở đầu tiên cho
queue-save-default-hint = Chỉ áp dụng cho khung nhìn dùng chung.
queue-save-button = Lưu
queue-save-remove = Xóa khung nhìn
queue-save-done = Đã lưu khung nhìn.
queue-save-removed = Đã xóa khung nhìn. Không hồ sơ nào bị ảnh hưởng.
queue-save-gone = Khung nhìn này không còn nữa.
queue-save-empty = Nhập tên cho khung nhìn.
queue-save-long = Nhập tên ngắn hơn, nhiều nhất 60 ký tự.
queue-save-many = Đã có 20 khung nhìn. Xóa bớt một khung nhìn rồi lưu lại.

# Mười lăm ngày tới
queue-horizon-said = { $day }: { $n } hồ sơ
queue-horizon-made-up = làm bù
queue-horizon-days = Xem hồ sơ đến hạn từng ngày
queue-shares-title = Theo người phụ trách
queue-share-who = Người phụ trách
queue-share-over = Quá hạn
queue-share-today = Hôm nay
queue-share-soon = 3 ngày làm việc tới
queue-share-later = Sau đó
queue-share-all = Tổng
queue-outlook-title = Cách dự kiến
queue-outlook-nothing = Không có hồ sơ nào đến hạn trong mười lăm ngày tới.
queue-outlook-late = Với nhịp { $days } ngày qua ({ $answered } hồ sơ đã trả lời), dự kiến thêm { $n } hồ sơ trễ hạn.
queue-outlook-none = Với nhịp { $days } ngày qua ({ $answered } hồ sơ đã trả lời), dự kiến không thêm hồ sơ nào trễ hạn.
queue-outlook-little = Trong { $days } ngày qua mới trả lời { $answered } hồ sơ: chưa đủ để dự kiến.
queue-outlook-young = Bộ phận bắt đầu làm việc chưa được { $days } ngày: chưa đủ để dự kiến.
queue-outlook-method = Trong { $days } ngày qua có { $working } ngày làm việc và { $answered } hồ sơ được trả lời. Giả sử từ hôm nay mỗi ngày làm việc trả lời được bấy nhiêu, hồ sơ đến hạn trước làm trước, hồ sơ đã quá hạn làm trước tiên; hồ sơ chưa xong khi hết ngày đến hạn được tính là trễ. Hồ sơ mới nhận đến hạn sau mười lăm ngày nên không ảnh hưởng. Dưới { $fewest } hồ sơ được trả lời thì không dự kiến.
queue-outlook-pace = Nhịp hiện nay: { $whole },{ $tenths } hồ sơ mỗi ngày làm việc.

# Kết quả tìm kiếm
queue-match = “{ $words }” trong { $part }
queue-match-name = họ tên
queue-match-phone = số điện thoại
queue-match-email = email
queue-match-address = địa chỉ
queue-match-contact = liên hệ
queue-match-order = mã đơn hàng
queue-match-account = tài khoản
queue-match-behalf = tên người được gửi thay
queue-match-third-party = bên đang có thông tin
queue-match-staff = tên nhân viên liên quan
queue-match-used-for = mục đích sử dụng
queue-match-request = yêu cầu trước đây
queue-match-connection = quan hệ với công ty
queue-match-story = nội dung khiếu nại
