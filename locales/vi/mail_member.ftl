### Thư về việc xem xét lại, đổi thông tin liên hệ và cấp lại mã tra cứu.

mail-review-received-subject = Đã nhận đề nghị xem xét lại của Quý khách [{ $reference }]
mail-review-received-opening = { $organisation } đã nhận được đề nghị xem xét lại câu trả lời cho hồ sơ { $reference }.
mail-review-received-due = Hạn trả lời: { $due } (15 ngày, không tính ngày nhận đề nghị).
mail-review-received-who = Người xem xét lại không phải là người đã xử lý hồ sơ. Nếu cần thêm thông tin, chúng tôi sẽ hỏi Quý khách; thời hạn trên không thay đổi.

mail-review-answer-subject = Kết quả xem xét lại hồ sơ của Quý khách [{ $reference }]
mail-review-answer-opening = { $organisation } trả lời đề nghị xem xét lại nhận ngày { $on }, mã hồ sơ { $reference }. Người xem xét lại không phải là người đã xử lý hồ sơ trước đó.
mail-review-result-heading = Kết quả xem xét lại
mail-review-result-upheld = Sau khi xem xét lại, chúng tôi giữ nguyên câu trả lời trước.
mail-review-result-changed = Sau khi xem xét lại, chúng tôi thay đổi câu trả lời trước. Kết luận mới như sau.
mail-review-reasons-heading = Lý do
mail-review-remedy-heading = Biện pháp khắc phục
mail-review-guidance-heading = Hướng dẫn cho Quý khách
mail-review-rights-heading = Quyền của Quý khách
mail-review-rights = Nếu vẫn chưa đồng ý, Quý khách có thể trả lời email này hoặc đề nghị xem xét lại lần nữa trên trang tra cứu. Quý khách cũng có quyền khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo quy định của pháp luật về bảo vệ dữ liệu cá nhân.

mail-link-life = Liên kết dùng được một lần, trong 24 giờ. Mở liên kết chưa làm thay đổi gì; Quý khách còn cần bấm nút xác nhận trên trang.

mail-contact-confirm-subject = Xác nhận địa chỉ email này [{ $reference }]
mail-contact-confirm-opening = Có người đã mở hồ sơ { $reference } bằng mã tra cứu và đề nghị từ nay gửi thư về hồ sơ đến địa chỉ email này.
mail-contact-confirm-link = Nếu đó là Quý khách, xin mở liên kết sau và bấm xác nhận:
mail-contact-confirm-button = Xác nhận địa chỉ email này
mail-contact-confirm-not-you = Nếu không phải Quý khách, xin bỏ qua email này: địa chỉ sẽ không được dùng.

mail-contact-changed-subject = Địa chỉ nhận thư của hồ sơ đã thay đổi [{ $reference }]
mail-contact-changed-opening = Từ nay, thư về hồ sơ { $reference } được gửi đến một địa chỉ email khác, theo đề nghị của người giữ mã tra cứu.
mail-contact-changed-not-you = Nếu Quý khách không đề nghị việc này, xin báo ngay cho chúng tôi theo thông tin liên hệ dưới đây.

mail-code-link-subject = Nhận mã tra cứu mới [{ $reference }]
mail-code-link-opening = Chúng tôi nhận được đề nghị cấp lại mã tra cứu cho hồ sơ { $reference }.
mail-code-link-link = Để nhận mã mới, xin mở liên kết sau và bấm nút trên trang. Mã cũ chỉ hết hiệu lực khi Quý khách đã nhận mã mới:
mail-code-link-button = Nhận mã tra cứu mới
mail-code-link-not-you = Nếu Quý khách không đề nghị việc này, xin bỏ qua email: mã tra cứu hiện có vẫn dùng được.
