//! Stories about accounts used by others, information used for something else, requests left
//! unanswered, and what fits nowhere.

use super::stories::Story;
use crate::lang::Lang;

const MISUSE: Story = Story {
    kind: "account_misuse",
    leaked: &["login", "password"],
    learned_by: "other",
    wishes: &["verify"],
    cause: "H05",
    ..Story::PLAIN
};

const WRONG_USE: Story = Story {
    kind: "wrong_use",
    wishes: &["stop_contact"],
    cause: "H13",
    ..Story::PLAIN
};

const IGNORED: Story = Story {
    kind: "request_ignored",
    leaked: &["unknown"],
    learned_by: "other",
    cause: "H13",
    ..Story::PLAIN
};

const UNSORTED: Story = Story {
    kind: "other",
    leaked: &["unknown"],
    learned_by: "other",
    ..Story::PLAIN
};

pub(super) const OTHERS: &[Story] = &[
    Story {
        harm: &["money"],
        wishes: &["verify", "compensation"],
        text: "Tài khoản của {place} bị ai đó đăng nhập lúc {hour} ngày {day}, đổi số điện thoại nhận hàng rồi đặt đơn {order} trị giá {sum} đồng giao tới chỗ khác. \
               Tôi không nhận được mã xác nhận nào.",
        ..MISUSE
    },
    Story {
        cause: "H07",
        text: "Bếp trưởng cũ nghỉ việc từ tháng trước nhưng hôm {day} vẫn vào được tài khoản của quán và xem hết giá nhập. Tôi đã đổi mật khẩu mà máy của người đó vẫn chưa bị thoát ra. \
               Xin thu hồi các phiên đăng nhập giúp tôi.",
        ..MISUSE
    },
    Story {
        cause: "H08",
        text: "Tôi mất điện thoại tối {day} ở đường {street}. Sáng hôm sau thấy thông báo có người mở ứng dụng trên máy đó và xem lịch sử mua hàng. Nhờ khóa tài khoản và cho tôi biết họ \
               đã xem những gì.",
        ..MISUSE
    },
    Story {
        harm: &["impersonation"],
        cause: "H06",
        learned_by: "message",
        text: "Có người lấy tên và ảnh quán {place} lập tài khoản mới, dùng số điện thoại của tôi làm số liên hệ. Khách gọi đến mắng tôi vì đơn không giao. Tôi không hề tạo tài khoản thứ hai.",
        ..MISUSE
    },
    Story {
        text: "Nhận {times} mã OTP trong đêm {day} dù không đăng nhập. Sáng ra địa chỉ nhận hàng mặc định đã thành một nơi khác. May là chưa có đơn nào.",
        learned_by: "message",
        ..MISUSE
    },
    Story {
        language: Lang::En,
        cause: "H07",
        text: "Our former manager still receives the order confirmations on his own phone and commented on our purchases of {day}. We removed him from the account weeks ago.",
        ..MISUSE
    },
    Story {
        leaked: &["phone", "email"],
        learned_by: "message",
        text: "Tôi đã tắt nhận tin quảng cáo từ lâu, vậy mà từ {day} vẫn nhận {times} tin khuyến mãi qua Zalo. Số của tôi đưa để giao hàng, không phải để tiếp thị.",
        ..WRONG_USE
    },
    Story {
        leaked: &["full_name", "other"],
        learned_by: "online",
        wishes: &["delete", "apology"],
        text: "Hình quán {place}, tên tôi và câu tôi nhắn với nhân viên được đem làm bài quảng cáo “khách hàng tiêu biểu” hôm {day}. Chưa ai hỏi ý kiến tôi.",
        ..WRONG_USE
    },
    Story {
        leaked: &["phone"],
        third_party: "bộ phận bán hàng của công ty cùng tập đoàn",
        cause: "H03",
        text: "Số tôi đăng ký để nhận hàng lại được một công ty bán thiết bị bếp gọi mời, họ bảo là “cùng hệ sinh thái”. Tôi không đồng ý dùng thông tin cho việc này.",
        wishes: &["withdraw_consent", "stop_contact"],
        ..WRONG_USE
    },
    Story {
        leaked: &["location"],
        text: "Ứng dụng xin quyền vị trí để giao hàng, nhưng hôm {day} tôi đang ở quê vẫn nhận thông báo “quán ngon gần bạn”. Vậy vị trí của tôi bị theo dõi cả ngày sao?",
        learned_by: "other",
        ..WRONG_USE
    },
    Story {
        leaked: &["order"],
        learned_by: "call",
        third_party: "đơn vị khảo sát",
        text: "Một bên khảo sát gọi hỏi vì sao tháng này tôi mua ít đi so với đơn {order}. Lịch sử mua hàng của tôi mà bên khảo sát cũng có là sao?",
        ..WRONG_USE
    },
    Story {
        language: Lang::En,
        leaked: &["phone"],
        text: "I gave my number for deliveries only. Since {day} I have had {times} sales calls about a loyalty programme and each caller says he cannot take me off the list.",
        ..WRONG_USE
    },
    Story {
        wishes: &["delete"],
        text: "Tôi đã ba lần yêu cầu xóa tài khoản của {place}, lần đầu qua tổng đài, hai lần sau qua email, lần cuối ngày {day}. Đến giờ vẫn đăng nhập được và vẫn nhận tin nhắn.",
        ..IGNORED
    },
    Story {
        wishes: &["correct"],
        leaked: &["address"],
        text: "Quán đã dời sang đường {street} nhưng hóa đơn vẫn in địa chỉ cũ, người thuê mới ở đó nhận hết giấy tờ của tôi. Đã nhắn nhân viên kinh doanh {times} lần mà không ai sửa.",
        ..IGNORED
    },
    Story {
        wishes: &["access"],
        text: "Tôi hỏi công ty đang lưu những thông tin gì về tôi và đã đưa cho ai. Gửi từ {day}, chỉ nhận được câu trả lời tự động rồi im luôn.",
        ..IGNORED
    },
    Story {
        wishes: &["withdraw_consent"],
        text: "Tôi rút lại sự đồng ý nhận bản tin từ {day}, hệ thống báo thành công, tuần sau lại nhận như cũ. Làm vậy {times} lần rồi.",
        ..IGNORED
    },
    Story {
        language: Lang::En,
        wishes: &["delete", "access"],
        text: "We closed our restaurant and asked on {day} for our data to be deleted. No reply. The app still shows our address and the orders of five years.",
        ..IGNORED
    },
    Story {
        text: "Tôi muốn hỏi vì sao khi giao hàng tài xế cứ phải chụp ảnh người nhận. Ảnh đó lưu ở đâu, bao lâu, ai xem? Lần gần nhất là đơn {order}.",
        leaked: &["other"],
        ..UNSORTED
    },
    Story {
        text: "Chính sách bảo mật trên trang ghi một kiểu, nhân viên lại nói một kiểu về việc đưa số điện thoại cho tài xế. Xin trả lời chính thức bằng văn bản.",
        wishes: &["verify", "other"],
        ..UNSORTED
    },
    Story {
        leaked: &["id_document"],
        text: "Nhân viên kinh doanh đòi chụp căn cước hai mặt để mở tài khoản mua {goods}. Có bắt buộc không? Nếu không thì xin xóa ảnh tôi đã gửi ngày {day}.",
        wishes: &["delete"],
        ..UNSORTED
    },
    Story {
        text: "Giá đơn {order} bị tính sai, tổng đài hẹn gọi lại rồi thôi. Tôi không biết gửi ở đâu nên gửi vào đây.",
        wishes: &["other"],
        ..UNSORTED
    },
];
