# Bàn làm việc: danh sách hồ sơ, trang hồ sơ và các thao tác.

# --- Danh sách ---
triage-queue-title = Hồ sơ
triage-side-label = Các danh sách
triage-side-work = Công việc
triage-side-state = Trạng thái
triage-view-todo = Cần xử lý
triage-view-mine = Của tôi
triage-view-unassigned = Chưa phân công
triage-view-held = Biểu mẫu chờ phân loại
triage-view-waiting = Chờ bổ sung
triage-view-undelivered = Đã soạn, chưa gửi được
triage-view-answered = Đã trả lời
triage-view-all = Tất cả
triage-filter-title = Bộ lọc
triage-filter-state = Trạng thái
triage-filter-standing = Thời hạn
triage-filter-assignee = Người phụ trách
triage-filter-kind = Loại khiếu nại
triage-filter-channel = Kênh tiếp nhận
triage-filter-any = Tất cả
triage-filter-me = Tôi
triage-filter-none = Chưa có ai
triage-filter-apply = Lọc
triage-filter-clear = Bỏ bộ lọc
triage-group-overdue = Quá hạn
triage-group-today = Cần trả lời hôm nay
triage-group-soon = 3 ngày làm việc tới
triage-group-later = Sau đó
triage-group-done = Đã trả lời
triage-count-cases = { $n } hồ sơ
triage-tomorrow-off = mai là ngày nghỉ ({ $name })
triage-empty-todo = Không có hồ sơ nào cần xử lý. Hồ sơ mới sẽ hiện tại đây ngay khi được tiếp nhận.
triage-empty-other = Không có hồ sơ nào trong danh sách này.
triage-empty-filtered = Không có hồ sơ nào khớp với bộ lọc.
triage-page-summary = { $n } hồ sơ trên trang này
triage-new-case = Nhập hồ sơ từ thư, điện thoại, trực tiếp
triage-missing = thiếu: { $what }
triage-missing-technical = biện pháp kỹ thuật
triage-missing-business = biện pháp nghiệp vụ
triage-missing-both = cả hai biện pháp
triage-ready = đủ điều kiện trả lời
triage-gate-open = chưa trả lời năm câu hỏi về sự cố
triage-nobody = chưa phân công
triage-flag-held = Chờ phân loại
triage-flag-restricted = Hạn chế truy cập
triage-flag-waiting = Chờ bổ sung
triage-flag-undelivered = Đã soạn, chưa gửi được
triage-flag-failed = Chưa tới tay người nhận
triage-flag-incident = Có dấu hiệu sự cố


triage-left-days = Còn { $n } ngày
triage-left-hours = Còn { $n } giờ
triage-left-under-hour = Còn chưa đến 1 giờ
triage-today = Hôm nay
triage-tomorrow = Ngày mai
triage-over-days = Quá hạn { $n } ngày
triage-over-hours = Quá hạn { $n } giờ
triage-over-just = Vừa quá hạn
triage-met-in-time = Đúng hạn
triage-met-late = Trễ hạn
triage-met-void = Không còn áp dụng
triage-due-short = hạn { $due }
triage-due-both = gửi chậm nhất { $act }, hạn { $due }
triage-due-missed = đã qua ngày nên gửi ({ $act }), hạn { $due }
triage-due-hour = hạn { $at }
triage-duty-due = { $duty }: { $due }
triage-strip-about = Ngày thứ { $gone } trong 15 ngày
triage-horizon-title = Mười lăm ngày tới
triage-horizon-about = số hồ sơ đến hạn trả lời mỗi ngày; nền xám là ngày nghỉ
triage-horizon-over = quá hạn
triage-horizon-table = Xem bằng bảng số liệu
triage-horizon-day = Ngày
triage-horizon-count = Số hồ sơ đến hạn
triage-horizon-off = nghỉ

# --- Tìm kiếm ---
triage-search-title = Tìm kiếm
triage-search-for = Kết quả cho “{ $q }”
triage-search-none = Không tìm thấy hồ sơ nào. Có thể tìm bằng tên, số điện thoại (đủ số hoặc bốn số cuối), email, mã đơn hàng, mã hồ sơ, hoặc những từ có trong nội dung khiếu nại; không cần gõ dấu.
triage-search-more = Có nhiều hơn { $n } hồ sơ khớp. Hãy thêm từ để thu hẹp.
triage-search-empty = Nhập từ cần tìm vào ô tìm kiếm phía trên.

# --- Loại, dữ liệu ---
triage-kind-leak = Lộ thông tin cá nhân
triage-kind-account_misuse = Người khác sử dụng tài khoản
triage-kind-wrong_use = Dùng thông tin sai mục đích
triage-kind-request_ignored = Yêu cầu bị từ chối hoặc bỏ qua
triage-kind-other = Nội dung khác về thông tin cá nhân
triage-leak-of = Lộ { $what }
triage-reply-email = trả lời qua email
triage-reply-phone = trả lời qua điện thoại
triage-reply-post = trả lời qua thư

# --- Trang hồ sơ ---
triage-case-title = Hồ sơ { $reference }
triage-case-back = Về danh sách
triage-case-actions = Việc cần làm
triage-facts-title = Thông tin hồ sơ
triage-clocks-title = Thời hạn
triage-clock-promise = Hạn trả lời (cam kết)
triage-clock-act-by = Hạn nội bộ
triage-clock-legal = Hạn muộn nhất theo luật
triage-clock-legal-note = chỉ nhân viên thấy; không báo ngày này cho người gửi
triage-clock-why = Vì sao là ngày này?
triage-clock-basis = Căn cứ: { $basis }
triage-clock-met = Hoàn thành lúc { $at }
triage-clock-until = hết ngày { $day }
triage-clock-at = trước { $at }
triage-clock-act = nên xong chậm nhất { $day }
triage-fact-received = Thời điểm nhận
triage-fact-entered = Thời điểm nhập
triage-fact-entered-by = { $at }, { $who } nhập
triage-fact-received-reason = Lý do ghi thời điểm nhận
triage-fact-channel = Kênh tiếp nhận
triage-fact-reply = Cách trả lời
triage-fact-kind = Loại
triage-fact-leaked = Thông tin bị lộ
triage-fact-person = Người gửi
triage-fact-email = Email
triage-fact-phone = Số điện thoại
triage-fact-address = Địa chỉ nhận thư
triage-fact-role = Tư cách
triage-fact-on-behalf = Gửi thay cho
triage-fact-relation = Quan hệ
triage-fact-under-16 = Dưới 16 tuổi
triage-fact-account = Tài khoản đã đăng ký
triage-fact-third-party = Ai đang có thông tin
triage-fact-learned = Biết việc này qua
triage-fact-noticed = Phát hiện khoảng
triage-fact-harm = Thiệt hại
triage-fact-order = Mã đơn hàng
triage-fact-wishes = Mong muốn
triage-fact-about-staff = Liên quan nhân viên
triage-fact-partners = Nêu tên và số điện thoại với đối tác
triage-fact-partners-no = Không. Chỉ hỏi đối tác bằng mã đơn hàng và thời gian.
triage-fact-partners-yes = Đồng ý
triage-fact-support = Hỗ trợ đặc biệt
triage-fact-language = Ngôn ngữ
triage-fact-policy = Chính sách áp dụng
triage-fact-cause = Nguyên nhân
triage-fact-outcome = Kết luận
triage-language-vi = Tiếng Việt
triage-language-en = Tiếng Anh
triage-complaint-title = Nội dung khiếu nại
triage-complaint-more = Những điều người gửi đã điền
triage-saved = Đã lưu.

# Phân công
triage-assign-title = Người phụ trách
triage-assign-field = Giao cho
triage-assign-take = Nhận hồ sơ này
triage-assign-button = Lưu phân công
triage-assign-nobody = Chưa giao cho ai
triage-assign-done = Đã lưu người phụ trách.

# Xác minh
triage-verify-title = Bắt đầu xác minh
triage-verify-hint = Hồ sơ chuyển sang “Đang xác minh” và người gửi được báo qua kênh họ chọn. Thời hạn không đổi.
triage-verify-mail-hint = Điều chúng tôi đang làm (ghi trong thư báo cho người gửi)
triage-verify-button = Bắt đầu xác minh
triage-verify-done = Hồ sơ đã chuyển sang “Đang xác minh”.

# Cổng sự cố
triage-gate-title = Có phải sự cố không?
triage-gate-lead = Trả lời trong giờ đầu tiên. Chỉ cần một câu “có”, thời hạn báo cáo 24 giờ và 72 giờ bắt đầu chạy và người trực được báo ngay.
triage-gate-q1 = Có nhiều thành viên mô tả cùng một kiểu sự việc trong vòng 14 ngày?
triage-gate-q2 = Người ngoài nói được dữ liệu mà chỉ công ty mới có (nội dung đơn hàng, ghi chú giao hàng, mã nội bộ)?
triage-gate-q3 = Dữ liệu bị đăng hoặc rao bán trên mạng (có đường dẫn, ảnh chụp)?
triage-gate-q4 = Có dấu hiệu xâm nhập: đăng nhập quản trị lạ, xuất dữ liệu hàng loạt, tài khoản bị chiếm?
triage-gate-q5 = Có mất tiền, mạo danh, quấy rối, liên quan trẻ em, hoặc danh dự, nhân phẩm bị xâm phạm?
triage-gate-detected = Thời điểm phát hiện
triage-gate-detected-hint = Chính xác đến phút, giờ Việt Nam. Mặc định là lúc nhận khiếu nại; khi phân vân, hãy chọn mốc sớm hơn.
triage-gate-date = Ngày phát hiện
triage-gate-time = Giờ phát hiện
triage-gate-button = Lưu trả lời
triage-gate-again = Trả lời lại câu hỏi về sự cố
triage-gate-result-no = Chưa thấy dấu hiệu sự cố
triage-gate-result-yes = Có dấu hiệu sự cố
triage-gate-result-unanswered = Chưa trả lời
triage-gate-detected-at = Phát hiện lúc { $at }
triage-gate-done-yes = Đã ghi nhận dấu hiệu sự cố. Thời hạn 24 giờ và 72 giờ đang chạy; người trực đã được báo.
triage-gate-done-no = Đã lưu: chưa thấy dấu hiệu sự cố.
triage-gate-error-answers = Câu { $n }: chọn “có” hoặc “không”.
triage-gate-error-detected = Nhập ngày và giờ phát hiện, không muộn hơn lúc này.

# Chờ phân loại
triage-held-title = Thư chờ phân loại
triage-held-lead = Biểu mẫu này được gửi theo cách giống máy tự động nên thư xác nhận chưa được gửi đi. Thời hạn vẫn đang chạy. Hãy đọc nội dung rồi quyết định.
triage-held-accept = Đây là khiếu nại: gửi thư xác nhận
triage-held-done = Đã nhận hồ sơ. Thư xác nhận đang được gửi.
triage-dismiss-title = Không phải khiếu nại
triage-dismiss-hint = Chỉ trưởng bộ phận. Không gửi thư nào cho người gửi; hồ sơ vẫn được lưu và được đếm trong bản tổng hợp.
triage-dismiss-reason = Lý do
triage-dismiss-button = Kết luận: không phải khiếu nại
triage-dismiss-done = Đã kết luận: không phải khiếu nại.

# Các bước xác minh
triage-files-title = Tệp đính kèm
triage-files-lead = Tệp do người gửi chọn, có thể không an toàn. Mỗi lần tải về đều được ghi vào nhật ký xem hồ sơ.
triage-measures-title = Các bước xác minh
triage-measures-lead = Cần ít nhất một biện pháp kỹ thuật và một biện pháp nghiệp vụ hoàn thành (có hoặc không có dấu hiệu, kèm ghi chú) trước khi kết luận.
triage-measures-technical = Biện pháp kỹ thuật
triage-measures-business = Biện pháp nghiệp vụ
triage-measures-done = đã đủ
triage-measures-missing = chưa đủ
triage-measures-saved = Đã lưu bước xác minh { $key }.
triage-measure-status = Tình trạng
triage-measure-note = Ghi chú
triage-measure-note-hint = Đã xem gì, thấy gì. Với “không kiểm tra được”, ghi rõ lý do.
triage-measure-evidence = Tài liệu, chứng cứ
triage-measure-evidence-hint = Nơi lưu và mã băm SHA-256; không chép dữ liệu bị lộ vào đây.
triage-measure-save = Lưu bước này
triage-measure-by = { $who }, { $at }

# Ghi chú
triage-notes-title = Ghi chú nội bộ
triage-notes-lead = Chỉ nhân viên đọc được; không bao giờ gửi cho người gửi khiếu nại.
triage-notes-field = Ghi chú mới
triage-notes-button = Lưu ghi chú
triage-notes-done = Đã lưu ghi chú.
triage-notes-error = Nhập nội dung ghi chú.
triage-notes-none = Chưa có ghi chú.

# Danh tính
triage-identity-title = Danh tính người gửi
triage-identity-field = Mức xác nhận
triage-identity-hint = Gọi lại hoặc gửi liên kết tới thông tin liên hệ đã đăng ký. Không yêu cầu giấy tờ tùy thân.
triage-identity-button = Lưu mức xác nhận
triage-identity-done = Đã lưu mức xác nhận danh tính.
triage-identity-warning = Danh tính: { $level }. Đừng nêu thông tin trong tài khoản (đơn hàng, địa chỉ, lịch sử) trong câu trả lời này; hãy trả lời chung về những gì đã kiểm tra.

# Hạn chế truy cập
triage-restrict-title = Hạn chế truy cập
triage-restrict-lead = Hồ sơ hạn chế chỉ hiện với người được tin cậy và những người được nêu tên. Người bị loại không thấy hồ sơ, dù giữ vai trò nào.
triage-restrict-field = Hạn chế truy cập hồ sơ này
triage-restrict-allowed = Được xem
triage-restrict-shut-out = Bị loại (hồ sơ liên quan đến người này)
triage-restrict-neither = Theo vai trò
triage-restrict-button = Lưu quyền truy cập
triage-restrict-error-nobody = Phải còn ít nhất một người được xem và xử lý hồ sơ này.
triage-restrict-done = Đã lưu quyền truy cập hồ sơ.

# Soạn trả lời
triage-answer-title = Soạn câu trả lời
triage-answer-outcome = Kết luận
triage-answer-outcome-none = Chưa chọn
triage-answer-cause = Nguyên nhân
triage-answer-cause-none = Chưa chọn
triage-answer-summary = Tóm tắt nội dung khiếu nại
triage-answer-summary-hint = Một hai câu, bằng lời của chúng tôi.
triage-answer-technical = Biện pháp kỹ thuật đã làm
triage-answer-business = Biện pháp nghiệp vụ đã làm
triage-answer-reasons = Lý do của kết luận
triage-answer-reasons-hint = Với “chưa đủ căn cứ”: đã kiểm tra gì, chưa kiểm tra được gì và vì sao.
triage-answer-checked = Đã kiểm tra
triage-answer-not-checked = Chưa kiểm tra được, vì sao
triage-answer-remedy = Biện pháp khắc phục
triage-answer-guidance = Hướng dẫn cho người gửi
triage-answer-where-to-go = Nơi phù hợp để liên hệ
triage-answer-where-hint = Bắt buộc khi kết luận “ngoài phạm vi”.
triage-answer-other-case = Mã hồ sơ kia
triage-answer-other-hint = Chỉ khi cùng một người, cùng một sự việc và đã xác nhận danh tính.
triage-answer-request-reasons = { $wish }: trả lời và lý do
triage-answer-request-guidance = { $wish }: hướng dẫn thực hiện
triage-answer-save = Lưu nháp
triage-answer-preview = Lưu và xem trước
triage-answer-send = Gửi trả lời
triage-answer-saved = Bản nháp đã lưu lúc { $at }, { $who }.
triage-answer-saved-done = Đã lưu bản nháp.
triage-answer-sent-done = Đã gửi câu trả lời. Thời hạn hoàn thành khi thư được máy chủ nhận, hoặc khi ghi nhận thư giấy hay cuộc gọi.
triage-answer-dismissed-hint = Kết luận “không phải khiếu nại” do trưởng bộ phận thực hiện ở mục riêng.
triage-blockers-title = Còn thiếu trước khi gửi
triage-blockers-none = Đã đủ điều kiện để gửi.
triage-preview-title = Xem trước câu trả lời { $reference }
triage-preview-back = Về trang hồ sơ
triage-preview-email = Gửi qua email tới { $to }
triage-preview-post = Gửi qua thư tới { $to }
triage-preview-phone = Trả lời qua điện thoại { $to }
triage-preview-nowhere = Hồ sơ chưa có thông tin liên hệ cho kênh trả lời này.
triage-sent-title = Câu trả lời
triage-sent-pending-email = Đã gửi lúc { $at }. Máy chủ thư chưa nhận, nên thời hạn vẫn đang chạy.
triage-sent-pending-hand = Đã soạn xong lúc { $at }. Thời hạn chỉ hoàn thành khi ghi nhận đã giao thư hoặc đã gọi xong.
triage-sent-failed = Đã gửi lúc { $at }, nhưng chưa tới tay người nhận. Hãy gửi bằng kênh khác.
triage-sent-done = Đã gửi lúc { $at }. { $verdict }.
triage-sent-none = Đã kết luận lúc { $at }: { $outcome }. Không có thư nào được gửi.

# Thư giấy, cuộc gọi
triage-dispatch-answer = Ghi nhận đã chuyển câu trả lời
triage-dispatch-acknowledgement = Ghi nhận đã xác nhận tiếp nhận
triage-dispatch-hint = Ghi đúng lúc việc đã diễn ra; không ghi trước.
triage-dispatch-how = Cách chuyển
triage-dispatch-letter = Thư giấy đã giao cho bên vận chuyển
triage-dispatch-call = Cuộc gọi đã xong
triage-dispatch-failed-call = Gọi không được
triage-dispatch-date = Ngày
triage-dispatch-time = Giờ
triage-dispatch-carrier = Bên vận chuyển
triage-dispatch-tracking = Số vận đơn
triage-dispatch-number = Số đã gọi
triage-dispatch-spoke-to = Đã nói chuyện với ai
triage-dispatch-said = Đã nói gì
triage-dispatch-letter-hint = Khi gửi thư giấy
triage-dispatch-call-hint = Khi gọi điện
triage-dispatch-button = Lưu ghi nhận
triage-dispatch-done = Đã ghi nhận.
triage-dispatch-done-attempt = Đã ghi nhận cuộc gọi không được. Thời hạn vẫn đang chạy.
triage-error-when = Nhập ngày và giờ đã diễn ra, không muộn hơn lúc này.
triage-error-choose = Chọn một mục.
triage-error-fill = Nhập { $what }.

# Báo cáo, thương lượng
triage-duty-title = Ghi nhận đã hoàn thành
triage-duty-date = Ngày hoàn thành
triage-duty-time = Giờ hoàn thành
triage-duty-to = Gửi cho ai, hoặc làm việc với ai
triage-duty-number = Số công văn, mã xác nhận
triage-duty-note = Ghi chú
triage-duty-button = Ghi nhận hoàn thành
triage-duty-done = Đã ghi nhận hoàn thành.

# Quá trình xử lý
triage-history-title = Quá trình xử lý
triage-looks-title = Ai đã xem hồ sơ này
triage-look = { $who } đã xem
triage-history-desk = Leakdesk
triage-history-complainant = Người gửi
triage-history-event = Việc khác: { $kind }

# Hai người, một hồ sơ
triage-stale-title = Có người vừa thay đổi hồ sơ này
triage-stale-words = Lúc { $at }, { $who } đã thay đổi hồ sơ trong khi bạn đang nhập. Nội dung bạn nhập chưa được lưu.
triage-stale-someone = một người khác
triage-stale-lead = Dưới đây là hồ sơ ở bản mới nhất. Nội dung bạn vừa nhập vẫn còn trong biểu mẫu; hãy xem lại rồi lưu lần nữa.
triage-stale-theirs = Bản đang lưu
triage-stale-yours = Bạn vừa nhập
triage-stale-jump = Đến biểu mẫu bạn đang nhập
triage-stale-empty = (trống)


# Vì sao chưa gửi được, vì sao chưa làm được
blocker-not-verifying = Hồ sơ chưa chuyển sang “Đang xác minh”.
blocker-held = Hồ sơ đang ở mục “Thư chờ phân loại”.
blocker-gate-unanswered = Chưa trả lời năm câu hỏi về sự cố.
blocker-outcome-missing = Chưa chọn kết luận.
blocker-summary-missing = Chưa tóm tắt nội dung khiếu nại.
blocker-reasons-missing = Chưa nêu lý do.
blocker-technical-measure-missing = Chưa có biện pháp kỹ thuật nào hoàn thành.
blocker-business-measure-missing = Chưa có biện pháp nghiệp vụ nào hoàn thành (B1 không được tính).
blocker-technical-words-missing = Chưa viết biện pháp kỹ thuật đã làm.
blocker-business-words-missing = Chưa viết biện pháp nghiệp vụ đã làm.
blocker-remedy-missing = Chưa nêu biện pháp khắc phục.
blocker-where-to-missing = Chưa nêu nơi phù hợp để liên hệ.
blocker-duplicate-missing = Chưa nêu mã hồ sơ kia.
blocker-request-missing = Chưa có trả lời, lý do và hướng dẫn cho yêu cầu “{ $wish }”.
blocker-lead-only = Chỉ trưởng bộ phận mới kết luận “không phải khiếu nại”.
refusal-already-verifying = Hồ sơ này đã ở trạng thái “Đang xác minh”.
refusal-already-answered = Hồ sơ này đã được trả lời.
refusal-not-answered = Câu trả lời chưa được soạn xong, hoặc đã tới người nhận.
refusal-not-held = Hồ sơ này không còn chờ phân loại.
refusal-already-met = Thời hạn này đã hoàn thành.
refusal-impossible-time = Thời điểm đã ghi muộn hơn lúc này hoặc sớm hơn lúc thời hạn bắt đầu.
refusal-blocked = Chưa đủ điều kiện để gửi; xem danh sách còn thiếu.

# Các việc trong quá trình xử lý
triage-event-received = Đã tiếp nhận khiếu nại
triage-event-assigned = Giao cho { $who }
triage-event-unassigned = Bỏ phân công
triage-event-verifying_started = Bắt đầu xác minh
triage-event-measure_recorded = Bước { $measure }: { $status }
triage-event-gate_answered-yes = Trả lời câu hỏi về sự cố: có dấu hiệu
triage-event-gate_answered-no = Trả lời câu hỏi về sự cố: chưa thấy dấu hiệu
triage-event-note_added = Ghi chú nội bộ
triage-event-identity_set = Danh tính người gửi: { $level }
triage-event-answer_drafted = Lưu nháp câu trả lời
triage-event-answered = Gửi câu trả lời, kết luận: { $outcome }
triage-event-answered-again = Gửi lại câu trả lời
triage-event-acknowledged = Đã xác nhận tiếp nhận ({ $by })
triage-event-acknowledgement_failed = Thư xác nhận không gửi được
triage-event-answer_delivered = Câu trả lời đã được chuyển đi ({ $by })
triage-event-answer_failed = Câu trả lời không gửi được
triage-event-answer_resent = Đã gửi lại câu trả lời
triage-event-call_failed = Gọi không được
triage-event-duty_met = Hoàn thành: { $duty }
triage-event-flagged = Nhắc hạn, { $duty }: { $rung }
triage-event-held_accepted = Nhận hồ sơ từ mục chờ phân loại
triage-event-restricted = Hạn chế truy cập hồ sơ
triage-event-unrestricted = Bỏ hạn chế truy cập hồ sơ
triage-event-erased = Đã xóa thông tin cá nhân theo yêu cầu
triage-rung-late = đã quá hạn
triage-rung-today = đến hạn hôm nay
triage-rung-days = còn { $n } ngày làm việc
triage-by-smtp = máy chủ thư đã nhận
triage-by-file = thư lưu thành tệp
triage-by-letter = thư giấy
triage-by-call = cuộc gọi
triage-by-hand = trao tay
triage-measure-error-status = Chọn tình trạng.
triage-measure-error-note = Ghi chú hoặc nêu tài liệu: kết quả không có diễn giải thì không chứng minh được gì.
triage-dispatch-error-letter = Nhập bên vận chuyển và số vận đơn.
triage-dispatch-error-call = Nhập số đã gọi, người đã nói chuyện và nội dung đã nói.
triage-erased = Thông tin của người gửi đã được xóa theo yêu cầu; chỉ còn quá trình xử lý.
triage-state-done = Đã xong

triage-resend-title = Gửi lại câu trả lời
triage-resend-hint = Máy chủ thư đã từ chối câu trả lời. Thời hạn vẫn đang chạy: sửa địa chỉ rồi gửi lại, hoặc gửi thư giấy, gọi điện và ghi nhận bên dưới.
triage-resend-email = Email nhận câu trả lời
triage-resend-button = Gửi lại
triage-resend-done = Đã gửi lại câu trả lời.
triage-resend-error = Nhập một địa chỉ email đầy đủ, ví dụ ten@example.vn.
