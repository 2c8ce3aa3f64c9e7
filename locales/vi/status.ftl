### Trang tra cứu: khi chưa gửi được, và khi hồ sơ đã đóng lại trên thiết bị.

tracking-held-enough = Hôm nay đã gửi đủ số liên kết xác nhận cho hồ sơ này. Xin dùng liên kết mới nhất, thử lại vào ngày mai, hoặc liên hệ với chúng tôi. Nội dung vừa nhập vẫn còn bên dưới.
tracking-held-unavailable = Hệ thống đang bận nên chưa lưu được. Nội dung vừa nhập vẫn còn bên dưới; xin gửi lại sau ít phút. Gửi nhiều lần vẫn chỉ được ghi nhận một lần.
tracking-held-resumed = Nội dung Quý khách viết lúc nãy vẫn còn bên dưới và chưa được gửi. Xin xem lại rồi bấm gửi.
tracking-notice-carried = Trang đã mở quá lâu nên nội dung Quý khách vừa viết chưa được gửi. Xin nhập lại mã tra cứu: nội dung này được giữ lại để Quý khách gửi tiếp.
tracking-carried = Nội dung chưa gửi
tracking-reply-files-again = Tệp đã chọn chưa được gửi: xin chọn lại.
