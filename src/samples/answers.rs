//! The answers of the samples: one wording per outcome, with the cause worded in.

use super::chance::Chance;
use crate::cases::answer::{Answer, RequestReply};
use crate::cases::measure::MeasureStatus;
use crate::cases::outcome::Outcome;

/// What the measures must have shown for this outcome.
pub(super) fn finding(outcome: Outcome) -> MeasureStatus {
    match outcome {
        Outcome::Substantiated | Outcome::Partial => MeasureStatus::Signs,
        Outcome::Inconclusive => MeasureStatus::Unable,
        _ => MeasureStatus::NoSigns,
    }
}

struct Wording {
    cause: &'static str,
    how: &'static str,
    remedy: &'static str,
    guidance: &'static str,
}

const WORDINGS: [Wording; 13] = [
    Wording {
        cause: "H01",
        how: "thông tin được gửi nhầm người nhận do ghép sai dòng khi gửi hàng loạt",
        remedy: "Đã yêu cầu người nhận nhầm xóa và xác nhận bằng văn bản; thêm bước kiểm tra người nhận trước khi gửi.",
        guidance: "Quý khách giữ lại thư hoặc hóa đơn nhận nhầm (nếu có) và không chuyển tiếp.",
    },
    Wording {
        cause: "H02",
        how: "thông tin in trên phiếu giao đã bị người ngoài nhìn thấy trong lúc giao hàng",
        remedy: "Đã che số điện thoại trên phiếu giao và yêu cầu đơn vị giao hàng xử lý người vi phạm.",
        guidance: "Quý khách chỉ thanh toán qua ứng dụng và không chuyển khoản theo yêu cầu qua điện thoại.",
    },
    Wording {
        cause: "H03",
        how: "một đối tác đã dùng thông tin ngoài phạm vi hợp đồng",
        remedy: "Đã dừng chia sẻ dữ liệu với đối tác này và yêu cầu xóa, có biên bản xác nhận.",
        guidance: "Nếu còn nhận cuộc gọi, Quý khách cho chúng tôi biết giờ gọi và đầu số.",
    },
    Wording {
        cause: "H04",
        how: "một tài khoản nội bộ đã xem hồ sơ ngoài công việc được giao",
        remedy: "Đã thu hồi quyền truy cập, xử lý theo nội quy và bật cảnh báo xem hồ sơ ngoài giờ.",
        guidance: "Quý khách có thể đổi số điện thoại nhận hàng trong mục Tài khoản.",
    },
    Wording {
        cause: "H05",
        how: "mật khẩu đã bị lộ ở một dịch vụ khác được thử lại trên tài khoản này",
        remedy: "Đã đăng xuất mọi thiết bị và yêu cầu đặt mật khẩu mới.",
        guidance: "Quý khách đặt mật khẩu riêng cho ứng dụng và bật xác nhận đăng nhập.",
    },
    Wording {
        cause: "H06",
        how: "một trang giả mạo đã thu thập thông tin, không phải trang của chúng tôi",
        remedy: "Đã gửi yêu cầu gỡ trang giả mạo và cảnh báo trong ứng dụng.",
        guidance: "Quý khách báo ngân hàng khóa thẻ và không mở đường dẫn trong tin nhắn.",
    },
    Wording {
        cause: "H07",
        how: "tài khoản được dùng chung trên nhiều thiết bị của quán",
        remedy: "Đã thu hồi các phiên đăng nhập cũ và hướng dẫn tạo tài khoản riêng cho từng người.",
        guidance: "Quý khách gỡ người đã nghỉ việc trong mục Thành viên của quán.",
    },
    Wording {
        cause: "H08",
        how: "ứng dụng còn mở trên chiếc điện thoại đã mất",
        remedy: "Đã khóa phiên trên thiết bị đó và gửi danh sách những trang đã được xem.",
        guidance: "Quý khách khóa SIM và đổi mật khẩu email.",
    },
    Wording {
        cause: "H09",
        how: "đường dẫn theo dõi đơn cho phép đoán số của đơn khác",
        remedy: "Đã sửa lỗi trong ngày và rà lại mọi lượt xem bất thường.",
        guidance: "Quý khách không cần làm gì thêm.",
    },
    Wording {
        cause: "H10",
        how: "một bảng tính nội bộ bị để ở chế độ công khai",
        remedy: "Đã đóng bảng tính, yêu cầu gỡ khỏi kết quả tìm kiếm và rà mọi tệp chia sẻ.",
        guidance: "Quý khách cho chúng tôi biết nếu còn thấy bản sao ở nơi khác.",
    },
    Wording {
        cause: "H11",
        how: "thông tin đã có sẵn trên trang công khai của quán",
        remedy: "Đã gửi hướng dẫn ẩn số điện thoại trên trang của quán.",
        guidance: "Quý khách cân nhắc dùng số riêng cho việc nhận hàng.",
    },
    Wording {
        cause: "H12",
        how: "dữ liệu bên ngoài khác với bản chúng tôi lưu",
        remedy: "Đã đưa số điện thoại vào danh sách không liên hệ của chúng tôi.",
        guidance: "Quý khách có thể đăng ký từ chối cuộc gọi quảng cáo với nhà mạng.",
    },
    Wording {
        cause: "H13",
        how: "thông tin được dùng trong một chiến dịch mà Quý khách đã từ chối",
        remedy: "Đã gỡ khỏi mọi danh sách gửi tin và sửa lỗi đồng bộ từ chối.",
        guidance: "Nếu còn nhận tin, Quý khách trả lời thư này kèm ảnh chụp.",
    },
];

const NOT_KNOWN: Wording = Wording {
    cause: "",
    how: "chưa xác định được nguồn",
    remedy: "Chúng tôi tiếp tục giữ nhật ký và sẽ báo khi có thêm thông tin.",
    guidance: "Quý khách gửi thêm ảnh chụp hoặc giờ gọi nếu có.",
};

/// The answer as a handler types it, field by field (handbook §6.3, draft D); `wishes` are the ones
/// that the form ticks.
pub(super) fn answer(
    outcome: Outcome,
    cause: &str,
    wishes: &[&'static str],
    chance: &mut Chance,
) -> Answer {
    let fits = |wording: &&Wording| outcome.is_finding() && wording.cause == cause;
    let wording = WORDINGS.iter().find(fits).unwrap_or(&NOT_KNOWN);
    let requests = REQUESTS.iter().filter(|(wish, ..)| wishes.contains(wish));
    Answer {
        outcome: outcome.key().to_owned(),
        cause: wording.cause.to_lowercase(),
        summary: SUMMARY.to_owned(),
        technical: "Rà nhật ký truy cập và nhật ký xuất dữ liệu liên quan đến hồ sơ thành viên.".to_owned(),
        business: "Hỏi bằng văn bản đơn vị giao hàng và các bên xử lý dữ liệu; đối chiếu với hồ sơ tương tự."
            .to_owned(),
        reasons: reasons(outcome, wording.how, chance),
        remedy: wording.remedy.to_owned(),
        guidance: wording.guidance.to_owned(),
        where_to: if outcome == Outcome::OutOfScope { WHERE_TO.to_owned() } else { String::new() },
        requests: requests
            .map(|(wish, reasons, guidance)| RequestReply {
                wish: (*wish).to_owned(),
                reasons: (*reasons).to_owned(),
                guidance: (*guidance).to_owned(),
            })
            .collect(),
        ..Answer::default()
    }
}

const SUMMARY: &str = "Quý khách phản ánh thông tin cá nhân của mình được người khác biết hoặc dùng khi chưa có sự đồng ý.";

const WHERE_TO: &str = "Tổng đài chăm sóc khách hàng, mục Đơn hàng của ứng dụng.";

/// Wish, reasons, guidance: each request about the person's own data is replied to (policy P7).
const REQUESTS: [(&str, &str, &str); 5] = [
    (
        "access",
        "Đã đối chiếu chủ tài khoản qua số điện thoại đăng ký; bản sao gồm hồ sơ, đơn hàng và nhật ký chia sẻ.",
        "Quý khách tải bản sao trong mục Tài khoản, Dữ liệu của tôi, trong 30 ngày.",
    ),
    (
        "correct",
        "Thông tin cũ còn trên mẫu hóa đơn; đã sửa theo thông tin Quý khách cung cấp.",
        "Quý khách xem lại mục Thông tin xuất hóa đơn và báo nếu còn sai.",
    ),
    (
        "delete",
        "Đã xóa hồ sơ và danh bạ giao hàng; hóa đơn phải giữ theo luật kế toán được tách khỏi tài khoản.",
        "Muốn dùng lại, Quý khách đăng ký tài khoản mới; dữ liệu đã xóa không khôi phục được.",
    ),
    (
        "withdraw_consent",
        "Đã ghi nhận việc rút lại sự đồng ý cho mục đích tiếp thị từ ngày nhận yêu cầu.",
        "Thư về đơn hàng vẫn được gửi; Quý khách có thể đồng ý lại trong mục Quyền riêng tư.",
    ),
    (
        "stop_contact",
        "Đã đưa số điện thoại và email vào danh sách không liên hệ của chúng tôi và của đối tác.",
        "Nếu vẫn bị gọi, Quý khách cho chúng tôi biết giờ gọi và đầu số.",
    ),
];

fn reasons(outcome: Outcome, how: &str, chance: &mut Chance) -> String {
    let days = chance.number(14, 91);
    match outcome {
        Outcome::Substantiated => format!("Qua xác minh, {how}. Chúng tôi xin lỗi Quý khách về việc này."),
        Outcome::Partial => {
            format!("Một phần nội dung là đúng: {how}. Phần còn lại chưa ghi nhận dấu hiệu trong {days} ngày đã rà soát.")
        }
        Outcome::NotSubstantiated => format!(
            "Chúng tôi đã kiểm tra nhật ký {days} ngày, các bên xử lý và đơn vị giao hàng, chưa phát hiện dấu hiệu thông tin bị lộ từ \
             hệ thống của chúng tôi. Kết quả này chỉ nói về phạm vi đã kiểm tra."
        ),
        Outcome::Inconclusive => format!(
            "Chúng tôi chưa đủ căn cứ để kết luận. Đã kiểm tra: nhật ký {days} ngày và hồ sơ tương tự. Chưa kiểm tra được: phần nhật ký \
             đã hết hạn lưu và trả lời của một đối tác."
        ),
        Outcome::OutOfScope => "Nội dung này là về giá và đơn hàng, không thuộc phạm vi giải quyết khiếu nại về thông tin cá nhân. Quý khách \
             vui lòng liên hệ tổng đài chăm sóc khách hàng."
            .to_owned(),
        Outcome::Duplicate => "Quý khách đã gửi cùng nội dung ở một hồ sơ khác.".to_owned(),
        Outcome::NotComplaint => "Thư quảng cáo, không có nội dung khiếu nại.".to_owned(),
        Outcome::Withdrawn => {
            "Quý khách đã báo rút khiếu nại sau khi nhận được giải thích. Chúng tôi ghi nhận và lưu hồ sơ.".to_owned()
        }
    }
}
