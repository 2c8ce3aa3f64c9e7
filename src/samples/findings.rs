//! What the desk writes down in the samples: notes on measures, and answers by cause and outcome.

use super::chance::Chance;
use crate::cases::measure::{Measure, MeasureStatus};

/// One finished measure of the checklist (handbook §4.3).
#[derive(Clone, Debug)]
pub struct SampleMeasure {
    pub measure: Measure,
    pub status: MeasureStatus,
    pub note: &'static str,
}

/// Notes for a measure that showed something, one that showed nothing, one that could not be done.
struct Notes {
    key: &'static str,
    signs: &'static str,
    nothing: &'static str,
    could_not: &'static str,
}

const TECHNICAL: [Notes; 6] = [
    Notes {
        key: "T2",
        signs: "Có 3 lượt mở hồ sơ từ một tài khoản nội bộ không phụ trách khách này, đều ngoài giờ làm việc.",
        nothing: "Rà nhật ký truy cập 30 ngày: chỉ nhân viên phụ trách và hệ thống in phiếu mở hồ sơ.",
        could_not: "Nhật ký trước ngày chuyển máy chủ không còn, chỉ rà được 12 ngày gần nhất.",
    },
    Notes {
        key: "T3",
        signs: "Có một lần xuất danh sách khách hàng chứa hồ sơ này, không gắn với yêu cầu công việc nào.",
        nothing: "Không có lần xuất hoặc tải dữ liệu nào chứa hồ sơ này trong 60 ngày.",
        could_not: "Công cụ báo cáo cũ không ghi nhật ký xuất dữ liệu theo từng hồ sơ.",
    },
    Notes {
        key: "T4",
        signs: "Nhiều lần đăng nhập sai liên tiếp rồi đăng nhập đúng từ một thiết bị chưa từng thấy.",
        nothing: "Không có đăng nhập lạ; các thiết bị đều đã dùng từ trước.",
        could_not: "Bên cung cấp dịch vụ đăng nhập chỉ giữ nhật ký 7 ngày.",
    },
    Notes {
        key: "T5",
        signs: "Thư gửi ngày đó có hai người nhận ngoài danh sách do ghép nhầm dòng khi gửi hàng loạt.",
        nothing: "Đối chiếu thư và tin nhắn đã gửi: đúng người nhận, không có bản sao ra ngoài.",
        could_not: "Nhà cung cấp tin nhắn chưa gửi lại nhật ký chi tiết của ngày này.",
    },
    Notes {
        key: "T6",
        signs: "Dựng lại được: đổi số cuối trong đường dẫn theo dõi đơn thì thấy đơn của khách khác.",
        nothing: "Thử lại với hai tài khoản khác nhau, không xem được dữ liệu của nhau.",
        could_not: "Phiên bản ứng dụng ngày đó không còn trên máy chủ thử nghiệm.",
    },
    Notes {
        key: "T9",
        signs: "Dữ liệu bị lộ trùng từng chữ với bản lưu sau lần sửa tên gần nhất, kể cả lỗi gõ.",
        nothing: "Dữ liệu bên ngoài khác bản lưu ở cách ghi tên và số nhà, giống bản đăng trên mạng xã hội của quán.",
        could_not: "Người gửi không còn giữ tin nhắn nên không có gì để đối chiếu.",
    },
];

const BUSINESS: [Notes; 6] = [
    Notes {
        key: "B2",
        signs: "Hai nhân viên xác nhận có chụp màn hình đơn hàng để gửi qua nhóm trò chuyện cá nhân.",
        nothing: "Đã hỏi ba nhân viên có quyền xem hồ sơ; lời kể khớp với nhật ký truy cập.",
        could_not: "Nhân viên phụ trách cũ đã nghỉ việc và không trả lời.",
    },
    Notes {
        key: "B3",
        signs: "Đơn vị giao hàng xác nhận tài xế đã chụp phiếu giao và gửi cho người ngoài để nhờ giao hộ.",
        nothing: "Đơn vị giao hàng cung cấp hành trình và danh sách người chạm vào đơn; không có điểm bất thường.",
        could_not: "Đơn vị giao hàng chưa trả lời sau hai lần hỏi bằng văn bản.",
    },
    Notes {
        key: "B4",
        signs: "Đối tác chăm sóc khách hàng thừa nhận đã nhập danh sách vào công cụ gọi tự động của bên thứ tư.",
        nothing: "Ba bên xử lý dữ liệu trả lời bằng văn bản: không có sự cố, không chuyển dữ liệu.",
        could_not: "Một đối tác đã chấm dứt hợp đồng và chưa phản hồi.",
    },
    Notes {
        key: "B6",
        signs: "Có bốn hồ sơ khác trong 14 ngày kể cùng một cách gọi và cùng đầu số.",
        nothing: "Không có hồ sơ nào giống trong 60 ngày.",
        could_not: "Hồ sơ trước đây không ghi đầu số nên chỉ so được theo thời gian.",
    },
    Notes {
        key: "B7",
        signs: "Số điện thoại có trong danh sách chiến dịch dù khách đã từ chối nhận tin.",
        nothing: "Không có trong danh sách chiến dịch nào từ đầu năm.",
        could_not: "Danh sách của chiến dịch tháng trước do bên ngoài giữ, đang chờ bản sao.",
    },
    Notes {
        key: "B9",
        signs: "Phiếu giao in đủ họ tên và số điện thoại, dán mặt ngoài thùng.",
        nothing: "Phiếu giao của đơn này đã che số điện thoại và dán trong túi kín.",
        could_not: "Bản in của ngày đó không được lưu.",
    },
];

/// Two technical and two business measures that show `finding` (signs, no signs or unable).
pub(super) fn measures(finding: MeasureStatus, chance: &mut Chance) -> Vec<SampleMeasure> {
    let mut found = Vec::new();
    for list in [&TECHNICAL, &BUSINESS] {
        let first = usize::try_from(chance.number(0, 6)).unwrap_or(0);
        for (step, notes) in list.iter().cycle().skip(first).take(2).enumerate() {
            // The first of each pair carries the finding; the second was looked at and showed nothing.
            let shown = if step == 0 {
                finding
            } else {
                MeasureStatus::NoSigns
            };
            let note = match shown {
                MeasureStatus::Signs => notes.signs,
                MeasureStatus::Unable => notes.could_not,
                _ => notes.nothing,
            };
            let measure = Measure::from_key(notes.key);
            found.extend(measure.map(|measure| SampleMeasure {
                measure,
                status: shown,
                note,
            }));
        }
    }
    found
}

/// Notes that handlers leave for each other.
pub(super) const DESK_NOTES: [&str; 8] = [
    "Đã gọi lại hai lần, chưa ai nghe máy. Mai gọi tiếp đầu giờ chiều.",
    "Khách gửi thêm ảnh chụp cuộc gọi, đã đối chiếu giờ với hành trình giao hàng.",
    "Chờ bên giao hàng trả lời bằng văn bản, hẹn thứ Năm.",
    "Đã nhờ kỹ thuật giữ lại nhật ký của tuần này.",
    "Khách bình tĩnh hơn sau khi nghe giải thích các bước. Nhớ gửi hướng dẫn đổi mật khẩu.",
    "Giống hồ sơ tuần trước ở cùng phường, cần xem chung.",
    "Khách muốn được trả lời bằng điện thoại trước, thư sau.",
    "Đã hỏi bộ phận pháp chế về mức bồi thường, chưa có ý kiến.",
];
