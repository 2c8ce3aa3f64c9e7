### Thư kết quả xem xét lại để in, và các câu hỏi khi nhân viên nhập hồ sơ.

letter-review-subject = V/v kết quả xem xét lại trả lời khiếu nại về thông tin cá nhân
letter-review-opening = { $organisation } trả lời đề nghị xem xét lại nhận ngày { $on }, mã hồ sơ { $reference }. Người xem xét lại không phải là người đã xử lý hồ sơ trước đó.
letter-review-rights = Nếu vẫn chưa đồng ý, Quý khách có thể đề nghị xem xét lại lần nữa bằng cách gửi thư, gọi điện hoặc đến trực tiếp theo địa chỉ, số điện thoại của chúng tôi, hoặc tại { $url }, và ghi rõ mã hồ sơ. Quý khách cũng có quyền khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo quy định của pháp luật về bảo vệ dữ liệu cá nhân.
triage-letter-review-link = Thư kết quả xem xét lại (để in)
triage-letter-review-title = Thư kết quả xem xét lại { $reference }
triage-letter-review-button = Ghi nhận đã in
triage-letter-review-done = Đã ghi nhận thư kết quả xem xét lại đã in. Thời hạn vẫn đang chạy cho đến khi ghi nhận đã chuyển thư.
triage-printed-review = Thư kết quả xem xét lại đã in lúc { $at }, chưa gửi. Thời hạn vẫn đang chạy cho đến khi ghi nhận đã chuyển thư.
triage-event-letter_made-review = In thư kết quả xem xét lại
triage-event-letter_made-review-code = In thư kết quả xem xét lại

triage-ask-kind = Khiếu nại về việc gì
triage-ask-learned-by = Người gửi biết việc này bằng cách nào
triage-ask-harm = Việc này đã gây ra điều gì cho người gửi
triage-ask-reply-channel = Người gửi muốn nhận trả lời bằng cách nào
triage-ask-role = Khiếu nại về thông tin của ai (lời người gửi)
triage-ask-on-behalf-of = Họ và tên người được gửi thay
triage-ask-relation = Quan hệ của người gửi với người đó
triage-ask-wish = Người gửi mong muốn điều gì
triage-ask-about-staff-who = Nhân viên nào, nếu người gửi nêu
triage-ask-may-ask-partners = Người gửi có cho phép nêu tên và số điện thoại của mình với đơn vị giao hàng hoặc đối tác không
triage-new-not-stored = Hệ thống đang bận nên hồ sơ chưa được lưu. Nội dung và tệp vẫn còn bên dưới; hãy bấm “Lưu hồ sơ” lần nữa. Bấm nhiều lần vẫn chỉ thành một hồ sơ.

triage-group-unreached = Thư chưa tới tay người nhận, không còn thời hạn đang tính

triage-dismiss-reason-hint = Chỉ dùng nội bộ, người gửi không thấy.
triage-dismiss-guidance = Hướng dẫn cho người gửi
triage-dismiss-guidance-hint = Hiện trên trang tra cứu, ví dụ nơi phù hợp để liên hệ. Không gửi thư.
triage-dismissed-because = Không phải khiếu nại. Lý do (chỉ nội bộ): { $reasons }
triage-ask-noticed = Người gửi phát hiện khi nào
