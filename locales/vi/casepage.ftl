### Trang hồ sơ: liên kết, hồ sơ tương tự, người thứ hai duyệt, mẫu trả lời, nội dung gõ dở.

# Liên kết
triage-linked-title = Hồ sơ liên kết
triage-linked-lead = Mỗi hồ sơ vẫn có thời hạn và câu trả lời riêng. Không cho người gửi này biết mã hồ sơ của người khác.
triage-link-title = Liên kết với hồ sơ khác
triage-link-lead = Hồ sơ được liên kết, không bao giờ gộp: thời hạn và câu trả lời của mỗi hồ sơ giữ nguyên. Việc này được ghi ở cả hai hồ sơ.
triage-link-other = Mã hồ sơ kia
triage-link-other-hint = Ví dụ KN-7F3K-9QW4.
triage-link-why = Vì sao hai hồ sơ liên quan
triage-link-why-same_person = Cùng một người gửi
triage-link-why-same_event = Cùng một sự việc, nhiều người gửi
triage-link-why-other = Lý do khác
triage-link-note = Ghi chú
triage-link-note-hint = Lưu ở cả hai hồ sơ.
triage-link-reason = Lý do
triage-link-button = Liên kết
triage-link-with = Liên kết với { $reference }
triage-link-since = { $why } · { $who }, { $at }
triage-link-done = Đã liên kết với { $reference }. Cả hai hồ sơ đều ghi việc này.
triage-link-error-other = Không có hồ sơ nào khác với mã này. Kiểm tra lại mã.
triage-unlink-title = Bỏ liên kết
triage-unlink-reason = Vì sao bỏ liên kết
triage-unlink-button = Bỏ liên kết
triage-unlink-done = Đã bỏ liên kết với { $reference }. Cả hai hồ sơ đều ghi việc này.
triage-unlink-error-reason = Nhập lý do bỏ liên kết.
triage-event-linked = Liên kết với { $reference }
triage-event-unlinked = Bỏ liên kết với { $reference }
triage-event-other-case = một hồ sơ khác
refusal-same-case = Không thể liên kết hồ sơ với chính nó.
refusal-already-linked = Hai hồ sơ này đã được liên kết.
refusal-not-linked = Hai hồ sơ này không còn liên kết.

# Hồ sơ tương tự
triage-alike-title = Hồ sơ có thể liên quan
triage-alike-lead = Chỉ là gợi ý theo những điểm giống nhau dưới đây. Đọc cả hai rồi hãy liên kết.
triage-alike-contact = Cùng số điện thoại hoặc email
triage-alike-named = Nội dung khiếu nại nhắc tới mã hồ sơ này
triage-alike-order = Cùng mã đơn hàng
triage-alike-third-party = Cùng bên thứ ba
triage-alike-words = Cùng những từ ít gặp: { $words }
triage-alike-days = Nhận cách nhau không quá { $n } ngày

# Người thứ hai duyệt
blocker-approval-missing = Câu trả lời này phải được người thứ hai đọc và duyệt. Hãy bấm “Xin duyệt”.
blocker-approval-pending = Đang chờ người thứ hai duyệt từ { $since }.
refusal-approval-pending = Câu trả lời này đang chờ người thứ hai duyệt.
refusal-no-approval-asked = Không có câu trả lời nào đang chờ duyệt, hoặc nội dung đã được sửa sau khi xin duyệt.
refusal-own-answer = Người đã soạn câu trả lời không tự duyệt. Hãy để người khác duyệt.
refusal-approval-not-needed = Câu trả lời này không cần người thứ hai duyệt, có thể gửi ngay.
triage-event-approval_asked = Xin người thứ hai duyệt câu trả lời
triage-event-answer_approved = Duyệt câu trả lời
triage-event-answer_sent_back = Trả lại câu trả lời để sửa
triage-event-approval_voided = Nội dung đã sửa: cần xin duyệt lại
triage-approval-title = Người thứ hai duyệt
triage-approval-needed = Cần người thứ hai đọc và duyệt vì: { $reasons }. Người đã soạn hay sửa bản nháp không tự duyệt được. Thời hạn trả lời vẫn chạy.
triage-approval-reason-finding = kết luận có căn cứ
triage-approval-reason-incident = có dấu hiệu sự cố
triage-approval-reason-staff = khiếu nại liên quan đến nhân viên
triage-approval-reason-inaccurate = có nhận định về thông tin đăng ký không chính xác
triage-approval-waits = { $who } xin duyệt lúc { $at }.
triage-approval-approved = { $who } đã duyệt lúc { $at }. Sửa nội dung thì phải xin duyệt lại.
triage-approval-sent-back = { $who } trả lại để sửa lúc { $at }.
triage-approval-nobody = Hiện không có trưởng bộ phận nào khác có thể duyệt hồ sơ này. Hãy nhờ người quản trị thêm một trưởng bộ phận: thời hạn vẫn chạy.
triage-approval-ask = Xin duyệt
triage-approval-asked = Đã xin duyệt. Thời hạn trả lời không thay đổi.
triage-approval-decide = Duyệt câu trả lời này
triage-approval-read = Đọc câu trả lời như người gửi sẽ nhận
triage-approval-note = Ý kiến
triage-approval-note-hint = Bắt buộc khi trả lại: điều gì cần sửa, vì sao.
triage-approval-approve = Duyệt
triage-approval-send-back = Trả lại để sửa
triage-approval-done = Đã duyệt câu trả lời.
triage-approval-back-done = Đã trả lại câu trả lời để sửa.
triage-approval-error-note = Nhập điều cần sửa.

# Soạn trả lời
triage-answer-step = – { $what } ({ $day }): { $status }.
triage-answer-steps = Lấy từ các bước xác minh
triage-templates-link = Sửa mẫu trả lời

# Nội dung gõ dở khi hết phiên
triage-kept-title = Nội dung gõ lúc phiên làm việc đã hết
triage-kept-lead = Không có gì bị mất: đây là những gì đã gõ trên trình duyệt này mà chưa được lưu. Nội dung được giữ 24 giờ. Tệp đính kèm thì cần chọn lại.
triage-kept-words = Phiên làm việc đã hết khi gửi lúc { $at }, nên nội dung chưa được lưu. Nội dung đã được điền lại vào ô dưới đây: hãy xem lại rồi lưu.
triage-kept-elsewhere = Phiên làm việc đã hết khi gửi lúc { $at }, nên nội dung chưa được lưu. Ô nhập ấy không còn trên trang này; nội dung vẫn được giữ.
triage-kept-all = Xem mọi nội dung chưa được lưu
triage-kept-at = Gửi lúc { $at }
triage-kept-send = Gửi lại
triage-kept-discard = Bỏ nội dung này
triage-kept-gone = Đã bỏ nội dung chưa lưu.
triage-kept-none = Không có nội dung nào chưa được lưu trên trình duyệt này.

# Mẫu trả lời
triage-templates-title = Mẫu trả lời và tin nhắn
triage-templates-lead = Trưởng bộ phận sửa được lời của từng mẫu. Mọi bản đã lưu đều được giữ; mẫu sai bị từ chối ngay khi lưu.
triage-templates-name = Mẫu
triage-templates-for = Dùng cho
triage-templates-for-answer = câu trả lời
triage-templates-for-message = tin nhắn
triage-templates-bundled = Mẫu có sẵn
triage-templates-version = Bản { $n } · { $who }, { $at }
triage-templates-all = Mọi mẫu
triage-templates-heading = Mẫu: { $title } ({ $language })
triage-templates-edit = Sửa mẫu
triage-templates-by-desk = Tự điền từ hồ sơ:
triage-templates-by-hand = Người soạn điền trước khi gửi:
triage-templates-save = Lưu mẫu
triage-templates-preview = Xem trước
triage-templates-preview-title = Xem trước với dữ liệu ví dụ
triage-templates-back-to-bundled = Về mẫu có sẵn
triage-templates-saved = Đã lưu mẫu. Các câu trả lời soạn từ bây giờ dùng bản này.
triage-templates-versions = Các bản đã lưu
triage-templates-was-bundled = Quay về mẫu có sẵn.
triage-templates-take = Đưa bản này vào ô sửa
triage-templates-error-brace = Dấu ngoặc nhọn không khớp: mỗi chỗ trống là một cặp { "{" }tên{ "}" } trên một dòng.
triage-templates-error-unknown = Không có chỗ trống nào tên { $blank }. Dùng một trong các tên nêu ở trên.
triage-templates-error-long = Mẫu dài quá { $most } ký tự. Hãy rút ngắn.
triage-templates-error-empty = Nhập lời của mẫu.
triage-templates-error-stale = Có người vừa lưu một bản khác; bản ấy nằm trong các bản đã lưu bên dưới. Nội dung vừa gõ vẫn còn trong ô: xem lại rồi lưu lần nữa.

# Đầu trang, quá trình xử lý, phân công
triage-jump = Các phần của hồ sơ
triage-presence = Đang xem hồ sơ này: { $who }.
triage-history-all = Tất cả
triage-history-people = Nhân viên
triage-history-sender = Người gửi
triage-history-page = { $first }–{ $last } trên { $all }
triage-load = { $who } · { $open } hồ sơ đang mở, { $soon } đến hạn trong 7 ngày
