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
