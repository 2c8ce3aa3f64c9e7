### Thư gửi người khiếu nại và thư nhắc nhân viên.

## Dùng chung

mail-dear-customer = Kính gửi Quý khách,
mail-dear-named = Kính gửi Quý khách { $name },
mail-regards = Trân trọng,
mail-phone = Điện thoại: { $phone }
mail-reference = Mã hồ sơ
mail-due = Hạn trả lời
mail-status = Xem tình trạng hồ sơ
mail-received-at = Lúc { $at }
mail-received-on = Ngày { $on }

## Xác nhận đã tiếp nhận

mail-acknowledgement-subject = Đã tiếp nhận khiếu nại của Quý khách [{ $reference }]
mail-acknowledgement-opening = { $received }, { $organisation } đã nhận được khiếu nại của Quý khách về thông tin cá nhân.
mail-acknowledgement-due = { $due } (15 ngày, không tính ngày nhận)
mail-acknowledgement-next = Chúng tôi sẽ xác minh nội dung Quý khách phản ánh bằng các biện pháp kỹ thuật và nghiệp vụ. Nếu cần thêm thông tin, chúng tôi sẽ hỏi qua email này; thời hạn trên không thay đổi.
mail-acknowledgement-requests = Khiếu nại của Quý khách có kèm yêu cầu sau. Mỗi yêu cầu được xử lý riêng, với thời hạn riêng:
mail-acknowledgement-request = { $what }: hạn thực hiện { $due }
mail-acknowledgement-steps = Các bước thực hiện yêu cầu về thông tin cá nhân:
mail-acknowledgement-step-1 = Chúng tôi xác nhận tài khoản là của Quý khách qua email hoặc số điện thoại đã đăng ký. Quý khách không cần gửi giấy tờ tùy thân.
mail-acknowledgement-step-2 = Chúng tôi tìm thông tin liên quan và thực hiện yêu cầu. Nếu có phần không thực hiện được, chúng tôi sẽ nêu rõ lý do.
mail-acknowledgement-step-3 = Chúng tôi gửi kết quả và hướng dẫn Quý khách tự kiểm tra, khôi phục hoặc xóa thông tin.
mail-acknowledgement-safety = Để bảo vệ tài khoản trong lúc chờ, Quý khách nên đổi mật khẩu, không cung cấp mã OTP cho bất kỳ ai và giữ lại tin nhắn, số gọi đến hoặc ảnh chụp màn hình có liên quan.
mail-acknowledgement-more = Quý khách có thể bổ sung tài liệu bằng cách trả lời email này và giữ nguyên mã hồ sơ trong tiêu đề. Xin không gửi ảnh giấy tờ tùy thân, mật khẩu hay số thẻ.
mail-acknowledgement-not-you = Nếu Quý khách không gửi khiếu nại này, xin bỏ qua email hoặc báo lại cho chúng tôi.

mail-request-access = Xem thông tin
mail-request-correct = Chỉnh sửa thông tin
mail-request-delete = Xóa thông tin
mail-request-withdraw_consent = Rút lại sự đồng ý
mail-request-stop_contact = Ngừng liên hệ
mail-request-negotiate = Thương lượng

## Đang xác minh

mail-verifying-subject = Hồ sơ chuyển sang “Đang xác minh” [{ $reference }]
mail-verifying-opening = Hồ sơ { $reference } vừa chuyển từ “Đã tiếp nhận” sang “Đang xác minh”.
mail-verifying-doing = Chúng tôi đang:
mail-verifying-due = Hạn trả lời không đổi: { $due }.
mail-verifying-needed = Chúng tôi cần Quý khách cho biết thêm:
mail-verifying-how = Quý khách chỉ cần trả lời email này và giữ nguyên mã hồ sơ trong tiêu đề. Nếu không có, xin trả lời “không có”; chúng tôi vẫn tiếp tục xác minh với thông tin hiện có.
mail-verifying-nothing-needed = Quý khách chưa cần làm gì thêm.

## Trả lời

mail-answer-subject = Trả lời khiếu nại của Quý khách [{ $reference }]
mail-answer-opening = { $organisation } trả lời khiếu nại nhận ngày { $on }, mã hồ sơ { $reference }.
mail-answer-summary-heading = Nội dung khiếu nại
mail-answer-measures-heading = Việc chúng tôi đã làm
mail-answer-technical = Biện pháp kỹ thuật:
mail-answer-business = Biện pháp nghiệp vụ:
mail-answer-conclusion-heading = Kết luận
mail-answer-reasons = Lý do: { $text }
mail-answer-how = Hướng dẫn: { $text }
mail-answer-inaccurate = Về thông tin đăng ký: { $text }
mail-answer-where-to = Quý khách vui lòng liên hệ: { $text }
mail-answer-outcome-substantiated = Khiếu nại có căn cứ.
mail-answer-outcome-partial = Khiếu nại có căn cứ một phần.
mail-answer-outcome-not_substantiated = Chúng tôi đã kiểm tra và chưa phát hiện dấu hiệu thông tin bị lộ từ hệ thống của chúng tôi.
mail-answer-outcome-inconclusive = Chúng tôi chưa đủ căn cứ để kết luận.
mail-answer-outcome-out_of_scope = Nội dung này không thuộc phạm vi giải quyết khiếu nại về thông tin cá nhân.
mail-answer-outcome-duplicate = Nội dung này Quý khách đã gửi tại hồ sơ { $other }. Thư này trả lời cho cả hai hồ sơ.
mail-answer-outcome-withdrawn = Quý khách đã rút khiếu nại, nên chúng tôi dừng xử lý hồ sơ này.
mail-answer-apology = Chúng tôi xin lỗi Quý khách về việc này.
mail-answer-scope = Kết quả này chỉ nói về phạm vi đã kiểm tra; nếu có thêm tài liệu, xin Quý khách gửi lại để chúng tôi xem xét.
mail-answer-remedy-heading = Biện pháp khắc phục
mail-answer-requests-heading = Yêu cầu của Quý khách về thông tin cá nhân
mail-answer-guidance-heading = Hướng dẫn cho Quý khách
mail-answer-review-heading = Đề nghị xem xét lại
mail-answer-review = Nếu chưa đồng ý với trả lời này, Quý khách có thể đề nghị chúng tôi xem xét lại bằng cách trả lời email này; người xem xét lại không phải là người đã xử lý hồ sơ. Quý khách cũng có quyền khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo quy định của pháp luật về bảo vệ dữ liệu cá nhân.

## Thư cho nhân viên

mail-staff-automatic = Thư tự động của { $organisation }. Trong thư không có thông tin của người gửi khiếu nại; mọi chi tiết nằm trong hồ sơ.
mail-queue = Danh sách hồ sơ
mail-more-cases = và { $n } hồ sơ nữa
mail-hidden-case = Một hồ sơ chưa có ai được xem
mail-act-by = Gửi chậm nhất { $day }, hạn { $due }
mail-due-on = Hạn { $due }
mail-nothing-open = Không còn thời hạn nào đang tính
mail-due-at = Hạn { $at }
mail-subject-one = { $what } [{ $reference }]

mail-assigned-what = { $n } hồ sơ vừa được giao cho bạn
mail-assigned-opening = Bạn là người phụ trách { $n } hồ sơ sau. Trong ngày đầu: trả lời năm câu hỏi về sự cố và bảo toàn nhật ký.
mail-answer-today-what = Cần xử lý hôm nay: { $n } hồ sơ
mail-answer-today-opening = { $n } hồ sơ sau cần được xử lý trong hôm nay. Trả lời chỉ được tính khi thư đã được máy chủ thư nhận, hoặc đã ghi lại cuộc gọi hay việc gửi bưu điện.
mail-overdue-what = Quá hạn: { $n } hồ sơ
mail-overdue-opening = { $n } hồ sơ sau đã quá hạn. Hãy xử lý ngay; chính sách không cho phép gia hạn trả lời khiếu nại.
mail-possible-incident-what = Có thể là sự cố lộ dữ liệu: { $n } hồ sơ
mail-possible-incident-opening = { $n } hồ sơ sau có dấu hiệu của sự cố lộ, mất dữ liệu cá nhân. Thời hạn báo cáo 24 giờ và 72 giờ đang tính từ thời điểm phát hiện.
mail-possible-incident-next = Việc cần làm ngay: bảo toàn nhật ký, báo người phụ trách bảo vệ dữ liệu cá nhân và ghi lại trong hồ sơ việc thông báo cơ quan chuyên trách.
mail-answer-failed-what = Thư chưa tới người nhận: { $n } hồ sơ
mail-answer-failed-opening = Thư của { $n } hồ sơ sau không gửi được. Thời hạn vẫn tính: hãy kiểm tra địa chỉ, hoặc gọi điện, gửi bưu điện rồi ghi lại trong hồ sơ.
