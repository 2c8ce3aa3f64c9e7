### Tệp đính kèm: được nhận hay không, vì sao, và khi xem.

## Vì sao một tệp không được nhận

files-refused-large = Tệp “{ $name }” lớn hơn { $each } nên chưa được nhận. Chọn tệp nhỏ hơn, hoặc chụp lại với kích thước nhỏ hơn.
files-refused-total = Tệp “{ $name }” làm tổng dung lượng vượt { $total } nên chưa được nhận. Bỏ bớt tệp khác, hoặc gửi tệp này sau khi có mã hồ sơ.
files-refused-many = Chỉ nhận được { $most } tệp, nên tệp “{ $name }” chưa được nhận. Bỏ bớt tệp khác, hoặc gửi tệp này sau khi có mã hồ sơ.
files-refused-kind = Tệp “{ $name }” không thuộc loại được nhận. Các loại được nhận: { $kinds }.
files-refused-mismatch = Nội dung của tệp “{ $name }” khác với loại ghi ở tên tệp nên chưa được nhận. Mở tệp, lưu lại đúng loại ({ $kinds }) rồi chọn lại.
files-refused-infected = Phần mềm kiểm tra thấy mã độc trong tệp “{ $name }”, nên tệp không được lưu. Nếu cần cho chúng tôi biết nội dung tệp, xin kể lại trong khiếu nại.
files-refused-empty = Tệp “{ $name }” không có nội dung. Chọn lại tệp.

## Vì sao không nhận được trọn biểu mẫu

files-trouble-large = Biểu mẫu gửi lên quá lớn nên chưa được nhận. Những gì đã nhập vẫn còn bên dưới. Bỏ bớt tệp hoặc rút ngắn nội dung, rồi gửi lại.
files-trouble-disk = Nơi lưu tệp đang có sự cố nên tệp chưa được nhận. Những gì đã nhập vẫn còn bên dưới. Xin thử lại sau ít phút, hoặc gửi trước không kèm tệp.
files-trouble-scanner = Phần mềm kiểm tra mã độc đang không hoạt động nên tệp chưa được nhận. Những gì đã nhập vẫn còn bên dưới. Xin thử lại sau ít phút, hoặc gửi trước không kèm tệp.
files-trouble-busy = Nhiều người đang gửi tệp cùng lúc nên tệp chưa được nhận. Những gì đã nhập vẫn còn bên dưới. Xin thử lại sau ít phút, hoặc gửi trước không kèm tệp.
files-trouble-broken = Biểu mẫu chưa đến trọn vẹn, có thể do đường truyền bị ngắt. Những gì đã nhận được vẫn còn bên dưới. Xin kiểm tra và gửi lại.

## Dung lượng và loại

files-size-mb = { $n } MB
files-size-kb = { $n } KB
files-size-bytes = { $n } byte
files-kind-jpg = ảnh JPEG
files-kind-png = ảnh PNG
files-kind-webp = ảnh WebP
files-kind-heic = ảnh HEIC
files-kind-pdf = tài liệu PDF
files-kind-eml = thư điện tử
files-kind-txt = văn bản
files-kind-other = loại khác

## Xem ảnh

files-undrawn-large = Ảnh có quá nhiều điểm ảnh nên không xem trước được tại đây. Xin tải tệp về để xem.
files-undrawn-broken = Nội dung tệp bị hỏng hoặc không phải là ảnh nên không xem trước được. Xin cẩn thận khi tải về và mở tệp.
files-undrawn-kind = Loại tệp này chỉ tải về, không xem trước được.
files-preview = Xem ảnh
files-preview-of = Ảnh trong tệp “{ $name }”, đã bỏ dữ liệu vị trí
files-digest = SHA-256

## Tệp kèm theo điều gì

files-with-case = kèm khiếu nại
files-with-message = kèm tin nhắn
files-with-letter = bản chụp thư
files-with-measure = chứng cứ của { $measure }
files-with-other = thư gốc
