//! Stories about personal information that reached someone it should not have reached.

use super::stories::Story;
use crate::lang::Lang;

pub(super) const LEAKS: &[Story] = &[
    Story {
        leaked: &["full_name", "phone", "address", "order"],
        harm: &["none"],
        third_party: "bên giao hàng giả mạo",
        cause: "H02",
        text: "Sáng {day} tôi đặt đơn {order} ({goods}). Chưa đầy một tiếng sau có {caller} gọi, đọc đúng tên tôi, tên quán {place}, \
               địa chỉ đường {street} và cả giá trị đơn, rồi bảo chuyển khoản trước tiền ship. Người giao thật thì {hour} mới tới và không biết \
               gì về cuộc gọi đó. Ai đã đưa thông tin đơn hàng của tôi cho người ta?",
        ..Story::PLAIN
    },
    Story {
        leaked: &["phone", "order"],
        harm: &["money"],
        wishes: &["verify", "compensation"],
        third_party: "kẻ mạo danh nhân viên giao hàng",
        cause: "H02",
        text: "Tôi bị lừa {sum} đồng. Có người xưng là tài xế giao đơn {order}, nói đúng món hàng và giờ hẹn {hour}, bảo tôi chuyển khoản vì tôi \
               không có ở quán. Tôi chuyển xong thì hàng không tới. Chỉ bên giao hàng mới biết giờ hẹn đó. Tôi đã trình báo công an phường.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone"],
        wishes: &["verify", "stop_contact"],
        third_party: "công ty cho vay tiêu dùng",
        text: "Từ {day} đến nay tôi nhận {times} cuộc gọi mời vay vốn kinh doanh nhà hàng. Họ gọi tôi bằng đúng tên tôi ghi trên ứng dụng, kể cả \
               chữ “Bếp” tôi thêm phía sau, mà tên đó tôi chỉ dùng để đặt thực phẩm.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["email", "invoice"],
        learned_by: "misdelivery",
        third_party: "một khách hàng khác",
        cause: "H01",
        text: "Hôm {day} hộp thư của tôi nhận hóa đơn của một nhà hàng khác: có tên, mã số thuế, số điện thoại, địa chỉ của họ và toàn bộ mặt hàng. \
               Tôi lo hóa đơn của quán tôi cũng đang nằm trong hộp thư người khác. Đơn gần nhất của tôi là {order}.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["invoice", "full_name", "address"],
        learned_by: "told",
        third_party: "nhà hàng đối thủ cùng đường",
        wishes: &["verify", "apology"],
        cause: "H01",
        text: "Chủ một quán ở cùng đường {street} cầm bảng giá nhập hàng của quán tôi, in từ hóa đơn {order}, và nói được gửi nhầm qua email. Giá \
               nhập là bí mật kinh doanh, tôi yêu cầu xác minh và xin lỗi bằng văn bản.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["phone", "address"],
        learned_by: "online",
        harm: &["harassment"],
        wishes: &["verify", "delete"],
        third_party: "hội nhóm mạng xã hội",
        cause: "H04",
        text: "Trong một nhóm kín về ngành F&B có người đăng ảnh chụp màn hình danh sách khách hàng, trong đó có quán {place}, số điện thoại và đường \
               {street}. Ảnh chụp giống màn hình quản lý đơn của nhân viên. Sau bài đăng hôm {day} điện thoại tôi reo cả ngày.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone", "order"],
        third_party: "nhà cung cấp khác",
        cause: "H04",
        text: "Một nhà cung cấp khác gọi chào hàng và biết tôi đang lấy {goods} với giá bao nhiêu. Người gọi trước đây từng là nhân viên kinh doanh \
               chăm sóc quán tôi. Tôi nghi người này mang dữ liệu khách hàng theo khi nghỉ việc.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["phone"],
        learned_by: "message",
        third_party: "trang cá cược",
        text: "Số này tôi mua riêng để đăng ký tài khoản đặt hàng cho {place}, không dùng ở đâu khác. Từ {day} bắt đầu có tin nhắn cá cược, mỗi ngày vài tin. \
               Xin kiểm tra giúp số của tôi đã bị đưa cho ai.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["order", "full_name", "address"],
        learned_by: "told",
        third_party: "bảo vệ tòa nhà và người đi đường",
        cause: "H02",
        text: "Tài xế để 4 thùng hàng ngoài sảnh từ {hour} đến tối, trên phiếu giao dán ngoài thùng in rõ họ tên, số điện thoại, địa chỉ, số tiền. \
               Bảo vệ nói có người chụp ảnh phiếu. Mã đơn {order}.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["login", "order"],
        learned_by: "other",
        third_party: "người dùng khác của ứng dụng",
        cause: "H09",
        text: "Khi mở liên kết theo dõi đơn {order} tôi thử sửa số cuối thì ra đơn của quán khác, có cả tên người nhận và số điện thoại. Nếu tôi xem được \
               của họ thì họ cũng xem được của tôi. Tôi không lưu lại gì. Lúc đó khoảng {hour} ngày {day}.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["email", "password"],
        learned_by: "email",
        harm: &["none"],
        third_party: "người gửi thư tống tiền",
        cause: "H05",
        text: "Tôi nhận thư đòi tiền, trong thư có đúng mật khẩu tôi từng dùng cho tài khoản đặt hàng. Tôi đã đổi mật khẩu. Tôi muốn biết mật khẩu bị lộ từ \
               hệ thống nào và còn thông tin nào khác của tôi bị lấy.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["email"],
        learned_by: "email",
        third_party: "đơn vị tổ chức hội chợ",
        cause: "H12",
        text: "Tôi đăng ký bằng địa chỉ email có thêm đuôi riêng cho ứng dụng này. Hôm {day} địa chỉ có đuôi đó nhận thư mời hội chợ thực phẩm. Không thể có nguồn \
               nào khác. Xin cho biết địa chỉ của tôi đã được chuyển cho ai và trên cơ sở nào.",
        wishes: &["verify", "withdraw_consent"],
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone", "address"],
        learned_by: "misdelivery",
        third_party: "người nhận nhầm hàng",
        cause: "H01",
        text: "Hàng của quán {place} bị giao nhầm sang nhà khác trên đường {street}, người ta gọi lại cho tôi theo số trên phiếu. Họ biết hết đơn {order} của tôi \
               gồm {goods}. Lần này gặp người tốt, lần sau thì sao?",
        ..Story::PLAIN
    },
    Story {
        leaked: &["payment", "full_name"],
        harm: &["money"],
        wishes: &["verify", "compensation", "apology"],
        third_party: "chưa rõ",
        cause: "H06",
        text: "Tôi nhận tin nhắn báo hoàn tiền đơn {order} kèm đường dẫn rất giống trang thanh toán. Tôi điền thông tin thẻ và mất {sum} đồng lúc {hour}. \
               Làm sao kẻ gian biết tôi vừa khiếu nại đơn này?",
        learned_by: "message",
        ..Story::PLAIN
    },
    Story {
        leaked: &["phone", "full_name"],
        learned_by: "message",
        third_party: "môi giới bất động sản",
        text: "chao anh chi, toi la chu {place}. may hom nay toi nhan {times} tin nhan moi mua dat nen, deu ghi dung ten toi va ten quan. toi chi khai ten quan \
               tren ung dung dat hang. nho kiem tra giup, toi khong ranh cong nghe.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["location", "address"],
        third_party: "chưa rõ",
        harm: &["harassment"],
        wishes: &["verify", "access"],
        cause: "H04",
        text: "Có người lạ nhắn cho tôi đúng giờ quán mở cổng nhận hàng và vị trí kho sau đường {street}. Những chi tiết đó tôi chỉ ghi ở phần ghi chú giao hàng \
               của đơn {order}. Tôi ở một mình nên rất lo.",
        learned_by: "message",
        ..Story::PLAIN
    },
    Story {
        leaked: &["invoice", "other"],
        learned_by: "online",
        third_party: "trang tải tệp công khai",
        cause: "H10",
        text: "Tìm tên quán {place} trên mạng thì ra một bảng tính công khai, có cột doanh số tháng, công nợ và tên người liên hệ của khoảng vài trăm nhà hàng. \
               Bảng có dòng cập nhật ngày {day}. Tôi đã chụp màn hình, không tải về.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone"],
        learned_by: "call",
        third_party: "công ty bảo hiểm",
        wishes: &["verify", "access", "stop_contact"],
        cause: "H03",
        text: "Nhân viên tổng đài bảo hiểm nói thẳng là có số của tôi từ “đối tác giao thực phẩm”. Tôi hỏi đối tác nào thì họ cúp máy. Gọi lúc {hour} ngày {day}, \
               tôi có ghi âm. Tôi chưa từng đồng ý cho chia sẻ.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone", "id_document"],
        learned_by: "told",
        third_party: "nhân viên cũ của đơn vị vận chuyển",
        cause: "H03",
        text: "Khi mở công nợ tôi có gửi ảnh căn cước cho bộ phận kinh doanh. Nay bạn tôi nói thấy ảnh đó trong điện thoại của một tài xế. Tôi yêu cầu cho biết ảnh \
               đã đi qua những ai và xóa hết các bản còn lại.",
        wishes: &["verify", "access"],
        ..Story::PLAIN
    },
    Story {
        leaked: &["phone"],
        learned_by: "call",
        third_party: "trung tâm tiếng Anh",
        harm: &["harassment"],
        text: "Con tôi 13 tuổi dùng điện thoại của mẹ để nhận hàng giúp quán {place}. Sau lần giao {day}, có trung tâm gọi thẳng vào số của cháu, gọi đúng tên cháu. \
               Tên cháu chỉ được ghi làm người nhận thay của đơn {order}.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["email", "order"],
        learned_by: "email",
        third_party: "khách hàng trong cùng danh sách thư",
        cause: "H01",
        text: "Thư báo tăng giá ngày {day} để lộ toàn bộ người nhận ở ô “Tới”. Tôi đếm được hơn 120 địa chỉ, có cả địa chỉ riêng của tôi. Chiều cùng ngày đã có hai bên bán \
               bao bì trả lời chung cho tất cả.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone", "order"],
        learned_by: "call",
        third_party: "đơn vị thu hồi nợ",
        harm: &["harassment", "impersonation"],
        wishes: &["verify", "correct"],
        cause: "H03",
        text: "Bên thu hồi nợ gọi {times} lần đòi khoản công nợ của một người tôi không quen, nói số điện thoại lấy từ hồ sơ mua hàng. Có lẽ số của tôi bị gắn nhầm vào tài \
               khoản khác rồi bị chuyển ra ngoài. Xin sửa và cho biết đã chuyển cho ai.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["address", "order"],
        learned_by: "other",
        third_party: "chưa rõ",
        cause: "H11",
        text: "Có người tự xưng khảo sát thị trường đến tận quán {place}, đọc vanh vách mỗi tuần tôi nhập {goods}, ai ký nhận. Tôi không cho phép ai cung cấp thông tin này. \
               Ngày đến: {day}, khoảng {hour}.",
        ..Story::PLAIN
    },
    Story {
        leaked: &["password", "login"],
        learned_by: "other",
        third_party: "bên thiết kế phần mềm quản lý kho",
        cause: "H03",
        text: "Phần mềm kho mà bên em được giới thiệu kết nối với ứng dụng lại hiện cả mật khẩu tài khoản đặt hàng của bên em dưới dạng chữ thường trong phần cấu hình. \
               Kỹ thuật của họ xem được hết. Vậy dữ liệu đơn {order} họ cũng xem được phải không ạ?",
        ..Story::PLAIN
    },
    Story {
        leaked: &["unknown"],
        learned_by: "told",
        third_party: "",
        text: "Nghe anh em trong nghề nói dữ liệu khách hàng bị rao bán. Tôi không có bằng chứng gì, chỉ muốn hỏi thông tin của {place} có nằm trong đó không.",
        cause: "H12",
        wishes: &["verify", "access"],
        ..Story::PLAIN
    },
    Story {
        leaked: &["full_name", "phone", "address", "order"],
        learned_by: "call",
        harm: &["impersonation"],
        third_party: "kẻ mạo danh quán",
        cause: "H02",
        text: "Có người gọi cho nhà cung cấp đá của tôi, xưng là chủ {place}, đọc đúng địa chỉ đường {street} và đơn {order} để lấy lòng tin rồi mua chịu {sum} đồng. \
               Chi tiết đơn đó ngoài tôi chỉ có bên giao hàng biết.",
        ..Story::PLAIN
    },
    Story {
        language: Lang::En,
        leaked: &["phone", "order", "full_name"],
        third_party: "a caller posing as a courier",
        cause: "H02",
        text: "On {day}, twenty minutes after I placed order {order}, a man called, knew my name, my restaurant and the total, and asked me to transfer the delivery fee to a \
               private account. The real driver arrived at {hour}. Somebody in the delivery chain is passing on our details.",
        ..Story::PLAIN
    },
    Story {
        language: Lang::En,
        leaked: &["email"],
        learned_by: "email",
        third_party: "a marketing agency",
        cause: "H03",
        wishes: &["verify", "withdraw_consent"],
        text: "I use a separate address for each supplier. The one I gave only to you has been receiving newsletters from a kitchen equipment shop since {day}. Please tell me who \
               received it from you, and why.",
        ..Story::PLAIN
    },
    Story {
        language: Lang::En,
        leaked: &["invoice", "address"],
        learned_by: "misdelivery",
        third_party: "another restaurant",
        cause: "H01",
        text: "A neighbour brought me a printed invoice for order {order} that had been put into his delivery by mistake. It shows our tax number, prices and my mobile. How many \
               other invoices end up in the wrong crate?",
        ..Story::PLAIN
    },
];
