/* sheet_word.c - see sheet_word.h. By the words of the API, as the screens say them in Chinese: one
 * row for each list of words, whichever noun it is of. */
#include "api/sheet_word.h"

struct sheet_words {
    const char *of, *words; /* as many as each other, blanks between */
};

static const struct sheet_words WORDS[] = {
    {"accrued approved rejected in_run paid held released recovered",
     "待审 已批准 不予发放 在批次中 已付 暂缓 解除暂缓 已追回"},
    {"active disabled", "可用 停用"},
    {"applied shortlisted offered signed declined rejected",
     "已报名 已入围 已拟录 已签约 已放弃 未录用"},
    {"asked granted declined", "评审中 已通过 未通过"},
    {"budget donation grant accrual payment recovery spending",
     "预算拨款 捐赠 拨付 应发 实付 追回 支出"},
    {"center sub_center research accreditation capability community_hospital alliance beds area "
     "emergency_center prize heritage school event training_plan",
     "中心 分中心 课题 认证 能力建设 社区医院 专科联盟 床位 用房面积 急救中心 奖项 传承记录 流派 "
     "活动 培训计划"},
    {"claimed verified returned", "已申报 已核实 已退回"},
    {"claimed verified validated", "申报 核实 复核"},
    {"clinic round remote free_clinic", "门诊 查房 远程 义诊"},
    {"clinical management technology discipline service", "临床 管理 技术 学科 服务"},
    {"comes holds over", "未开始 有效 已结束"},
    {"consortium alliance support referral reading", "医联体 医共体 对口支援 转诊 远程诊断"},
    {"consult mdt", "单科会诊 多学科会诊"},
    {"done refused", "已完成 已拒绝"},
    {"draft frozen settled cancelled", "草案 考核中 已结算 已撤销"},
    {"draft invited accepted scheduled in_session opinion_signed decision_recorded closed declined "
     "cancelled",
     "草稿 待答复 已接受 已约定 会诊中 意见已签 决定已记录 已结束 已婉拒 已取消"},
    {"draft published withdrawn", "草稿 已发布 已撤回"},
    {"draft released closed cancelled", "待抽查放行 已放行 已办结 已撤销"},
    {"draft requested received awaiting_information accepted scheduled no_show in_treatment "
     "outcome_sent home followed_up closed declined returned redirected cancelled refused lost "
     "back_up",
     "草稿 待接收 待决定 待补充资料 已接受 待到院 未到 诊疗中 已回信 已回基层 已首次随访 已结束 "
     "已婉拒 退回并附建议 已改转 已取消 患者拒绝 失访 已再上转"},
    {"draft solved review published superseded", "草稿 已求解 审阅中 已发布 已停用"},
    {"draft submitted accepted returned declined withdrawn",
     "草稿 待研判 已核定 已退回 不予招聘 已撤回"},
    {"draft submitted approved planned filled part_filled escalated returned withdrawn",
     "草稿 待审批 已批准 已列入方案 已派满 部分派出 余额已上报 已退回 已撤回"},
    {"draft submitted approved returned withdrawn", "草稿 待审批 已批准 已退回 已撤回"},
    {"ecg xray ct head_ct mr", "心电图 X线 CT 头颅CT 磁共振"},
    {"equipment people training operation", "设备 人员 培训 运行"},
    {"expert apprentice discipline leader", "专家 徒弟 学科 院领导"},
    {"expert trainee visit remote management", "专家下派 进修上派 专家坐诊 远程帮扶 管理人员"},
    {"gap applied approved first_case supervised independent sustained lapsed",
     "缺口 已申请 已批准 已开首例 监督下开展 独立开展 稳定开展 已停"},
    {"held booked checked_in attended missed cancelled", "暂留 已约 已报到 已就诊 爽约 已取消"},
    {"home_share level34_share cmi days_mean cost_mean operations34 deaths",
     "县域内就诊率 三四级手术占比 CMI 平均住院日 次均费用 三四级手术台次 住院死亡"},
    {"lead invited visited intent signed staying", "线索 已邀请 已来访 有意向 已签约 留下"},
    {"list placements", "按名单 按派驻到岗月份"},
    {"national provincial district", "国家级 省级 区县级"},
    {"no_eligible_demand all_seats_filled quota", "没有符合条件的订单 席位已满 配额限制"},
    {"nobody_eligible team_incomplete quota all_placed",
     "无人符合条件 团队凑不齐 配额限制 符合者均已派出"},
    {"none ack decision information offer visit no_show letter reply take follow_up answer opinion "
     "read_ecg read_xray read_ct read_head critical",
     "无 接收 决定 补充资料 安排床位 到院 处理未到 回信 确认回信 基层接收 首次随访 答复 意见 "
     "心电诊断 X线诊断 CT诊断 头颅CT诊断 危急值确认"},
    {"none asker invitee", "无 邀请方 受邀方"},
    {"none full minor major", "无 一致 轻微不符 重要不符"},
    {"none half whole twice", "无 过半 超时 超时一倍"},
    {"none no_accession no_order order_over other_organization other_patient",
     "无 缺检查号 无此申请 申请已结束 机构不符 患者不符"},
    {"none no_bed no_specialty beyond_capacity not_indicated incomplete duplicate patient_wish "
     "unreachable changed error died left other",
     "无 无床位 无此专科 超出能力 无转诊指征 资料不全 重复 患者意愿 联系不上 病情变化 误发 死亡 "
     "自行离院 其他"},
    {"none referrer taker", "无 转出方 转入方"},
    {"notyet never", "尚未开始者 从未开始者"},
    {"observed assisted supervised independent", "观摩 助手 主刀·有指导 独立"},
    {"offered appealed excused withdrawn", "可派 申诉待裁 已免派 已撤回"},
    {"officer manager head expert trainee clinician reader auditor public",
     "主管人员 机构管理员 科室负责人 专家 进修学员 临床医师 诊断医师 审计员 未登录"},
    {"open campus", "系统招聘 高校引才"},
    {"open laparoscopic endoscopic percutaneous noninvasive", "开放 腹腔镜 内镜 经皮 无创"},
    {"open returned signed voided", "待签字 被退回 已签字 已作废"},
    {"open told confirmed disputed", "未登记 待本人确认 已确认 有异议"},
    {"open upheld rejected", "待裁定 支持 驳回"},
    {"ordered acquired queued claimed preliminary reviewed final amended rejected cancelled",
     "待检查 图像上传中 待诊断 诊断中 初步报告 已审核 正式报告 已修订 已退回 已取消"},
    {"organizations practitioners offers agreements village_posts records plan",
     "机构 人员 可派人员 合作协议 村医岗位 病案数据 派单方案"},
    {"pay promotion award", "工资待遇 职称晋升 评优评先"},
    {"planned announced open held cancelled", "已排班 已公布 放号中 已出诊 停诊"},
    {"planned held cancelled", "已安排 已举行 已取消"},
    {"planned reached missed", "计划中 已建成 未建成"},
    {"planned running closed cancelled", "筹备中 进行中 已结束 已取消"},
    {"posting training shared_post residency secondment", "派驻 进修 省属县用 规培 挂职"},
    {"proposed accepted confirmed noticed arrived active leave ended ended_early evaluated "
     "returned certified cancelled",
     "已提名 派出方同意 接收方确认 已通知 已报到 在岗 请假 期满 提前结束 已评价 已返岗 已出证明 "
     "已取消"},
    {"proposed agreed active completed ended_early", "待双方同意 已结对 带教中 已出师 提前结束"},
    {"queued running done failed cancelled", "排队 求解中 完成 失败 已取消"},
    {"reading open queued running done failed cancelled dropped",
     "读取中 待提交 排队中 导入中 已完成 失败 已取消 已放弃"},
    {"round demonstration lecture case_conference mdt class free_clinic consult",
     "教学查房 手术示教 讲座 病例讨论 多学科会诊 培训班 义诊 远程会诊"},
    {"routine urgent green", "普通 急 绿色通道"},
    {"sent writing current retired dropped", "处理中 写入中 已生效 已被替换 未生效"},
    {"studio team", "工作室 团队"},
    {"success failure", "成功 失败"},
    {"technique project service", "技术 项目 服务"},
    {"untold planned reached missed", "未说明 计划中 已建成 未建成"},
    {"untold success failure", "未填 成功 失败"},
    {"up down onward", "上转 下转 改转"},
    {"within above below", "在界内 高于上界 低于下界"},
};

/* The list is exactly that of the row. */
static bool same_list(const char *of, const char *const *names)
{
    struct str rest = str_of(of);

    while (rest.n && *names) {
        if (!str_eq(str_cut(&rest, ' '), str_of(*names)))
            return false;
        names++;
    }
    return rest.n == 0 && !*names;
}

static struct str word_at(const struct sheet_words *w, struct str word)
{
    struct str of = str_of(w->of), words = str_of(w->words);

    while (of.n) {
        struct str chinese = str_cut(&words, ' ');

        if (str_eq(str_cut(&of, ' '), word))
            return chinese;
    }
    return word;
}

struct str sheet_word(const char *const *names, struct str word)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (same_list(WORDS[i].of, names))
            return word_at(&WORDS[i], word);
    }
    return word;
}

struct str sheet_choice(const char *choices, struct str word)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (str_eq(str_of(WORDS[i].of), str_of(choices)))
            return word_at(&WORDS[i], word);
    }
    return word;
}
