namespace RiskEngine.Cli.Sheets;

/// <summary>The Chinese words of sheets, headings and codes. The first of several is the one that is written.</summary>
internal static class ChineseWords
{
    private static readonly Dictionary<string, string[]> Sheets = Split("""
        Households=家庭户 户信息 户
        Members=家庭成员 成员信息 成员
        Events=突发事件 事件
        Clues=风险线索 线索
        Enrolments=享受政策 政策享受
        RefusedApplications=未批准申请 未批申请
        Measures=帮扶措施 措施
        """);

    private static readonly Dictionary<string, string[]> Headings = Split("""
        householdId=户编号 户编码 家庭编号
        regionCode=行政区划代码 区划代码 行政区划
        snapshotDate=采集日期 调查日期 快照日期
        povertyHistory=户类型 脱贫情况
        liftedYear=脱贫年度 脱贫年份
        householdSize=家庭人口 家庭人口数 家庭人数
        copingCapacity=自主应对能力
        riskCauses=致贫返贫风险 返贫致贫风险 风险类型
        industryCondition=有产业基础
        creditGood=信用良好
        developmentAidFeasible=可开发式帮扶
        incomeAboveDibaoSince=收入高于低保标准起始日期
        income.wage=工资性收入
        income.business=生产经营性收入 经营性收入
        income.property=财产性收入
        income.transfer=转移性收入
        income.productionCost=生产经营性支出
        income.claims=理赔收入
        income.previousNetIncome=上年纯收入
        expenses.medicalOutOfPocket=医疗合规自付 合规自付支出
        expenses.medicalOutOfCatalogue=医疗目录外自费
        expenses.educationOutOfPocket=教育自付
        expenses.rehabilitation=残疾康复支出
        expenses.disasterRecovery=灾后恢复支出
        expenses.otherRigid=其他刚性支出
        expenses.necessaryEmploymentCost=必要就业成本
        living.foodSecured=不愁吃
        living.clothingSecured=不愁穿
        living.houseGrade=住房等级 房屋等级
        living.onlyDwelling=唯一住房
        living.houseRepaired=已改造达标
        living.water.piped=通自来水
        living.water.litresPerPersonDay=人均日供水量(升)
        living.water.tripMinutes=取水往返时间(分钟)
        living.water.outageDaysPerYear=年停水天数
        living.water.longestOutageDays=最长连续停水天数
        living.water.quality=水质
        assets.vehicle=有机动车
        assets.commercialHousing=有商品房
        assets.businessEntity=有经营实体
        assets.largeDeposits=有大额存款
        events=突发事件数
        clues=风险线索数
        enrolments=享受政策数
        refusedApplications=未批准申请数
        monitoring.category=监测类别 监测对象类别
        monitoring.identifiedOn=识别日期 认定日期
        monitoring.incomeAboveLineSince=收入高于监测线起始日期
        monitoring.measures=帮扶措施数
        monitoring.eliminatedOn=风险消除日期
        emptyParts=已问未答部分
        memberId=人编号 成员编号
        age=年龄
        sex=性别
        isHead=是否户主
        schoolStage=在校生状况 在校状况
        dropoutReason=失辍学原因
        isBoarder=是否寄宿
        seriousIllness=患大病
        chronicIllness=患慢性病
        hospitalised=近一年住院
        disabilityLevel=残疾等级
        disabilityType=残疾类别
        selfCare=生活自理能力
        labourCapability=劳动技能 劳动能力
        employed=是否务工 是否就业
        monthsWorked=务工月数 务工时间
        publicPost=公益性岗位 公益岗位
        basicMedicalInsurance=基本医保 基本医疗保险
        pensionInsurance=养老保险 基本养老保险
        seriousIllnessInsurance=大病保险
        medicalAssistance=享受医疗救助 医疗救助
        commercialSupplement=商业补充保险
        leftBehind=留守人员
        childProtection=儿童保障类别
        hasLegalSupporter=有法定赡养抚养扶养人
        diagnosisGroup=儿童康复诊断
        trainingCompleted=已完成培训
        type=事件类型
        date=发生日期
        loss=财产损失
        incomeLoss=收入损失
        expense=事件支出
        compensation=已获赔补
        resolved=是否已解决
        channel=线索渠道 线索来源
        department=来源部门 部门
        receivedOn=接收日期
        verifiedOn=核实日期
        programme=政策项目
        from=开始日期
        to=结束日期
        monthlyAmount=月金额
        refusedOn=未批准日期
        difficultyNoted=确有困难
        measure=帮扶措施
        deliveredOn=落实日期
        """);

    // By column where a code means different things in different columns, such as NONE and OTHER.
    private static readonly Dictionary<string, string[]> Codes = Split("""
        povertyHistory/NEVER_REGISTERED=非建档立卡户 一般农户 一般户
        povertyHistory/LIFTED=脱贫户 已脱贫户
        povertyHistory/NOT_LIFTED=未脱贫户
        povertyHistory/RETURNED=返贫户
        copingCapacity/ADEQUATE=较强 强
        copingCapacity/WEAK=较弱 弱
        copingCapacity/NONE=无 无能力
        riskCauses/ILLNESS=因病
        riskCauses/EDUCATION=因学
        riskCauses/DISABILITY=因残
        riskCauses/NATURAL_DISASTER=因自然灾害 因灾
        riskCauses/ACCIDENT=因意外事故 意外事故
        riskCauses/INDUSTRY_FAILURE=因产业失败 产业失败
        riskCauses/UNSTABLE_EMPLOYMENT=因务工就业不稳 就业不稳
        riskCauses/LABOUR_SHORTAGE=因缺劳动力 缺劳动力
        riskCauses/HOUSING=因安全住房 住房
        riskCauses/WATER=因安全饮水 饮水
        riskCauses/EPIDEMIC=疫情 因疫情
        riskCauses/OTHER=其他
        living.houseGrade/A=A级
        living.houseGrade/B=B级
        living.houseGrade/C=C级
        living.houseGrade/D=D级
        living.houseGrade/NO_HOUSE=无房
        living.water.quality/PASS=合格 达标
        living.water.quality/FAIL=不合格 不达标
        monitoring.category/UNSTABLE_LIFTED=脱贫不稳定户
        monitoring.category/MARGINAL=边缘易致贫户
        monitoring.category/SUDDEN_SEVERE=突发严重困难户
        monitoring.category/NONE=无 非监测对象
        monitoring.category/RETURNED_TO_POVERTY=返贫
        monitoring.category/NEWLY_POOR=新致贫 致贫
        monitoring.category/WATCH_LIST=重点关注
        monitoring.category/RISK_ELIMINATED=风险消除 已消除风险
        monitoring.category/INDETERMINATE=待核实
        sex/MALE=男 男性
        sex/FEMALE=女 女性
        schoolStage/PRESCHOOL=学前教育 学龄前儿童
        schoolStage/PRIMARY=小学
        schoolStage/JUNIOR=初中 七年级 八年级 九年级
        schoolStage/SENIOR=普通高中 普通高中一年级 普通高中二年级 普通高中三年级 高中
        schoolStage/VOCATIONAL_SECONDARY=中职 中职一年级 中职二年级 中职三年级
        schoolStage/VOCATIONAL_TERTIARY=高职高专 高职高专一年级 高职高专二年级 高职高专三年级
        schoolStage/TECHNICIAN=技师学院 技师学院一年级 技师学院二年级 技师学院三年级 技师学院四年级
        schoolStage/BACHELOR=本科 本科一年级 本科二年级 本科三年级 本科四年级 本科五年级
        schoolStage/GRADUATE=硕士研究生及以上 研究生
        schoolStage/NOT_IN_SCHOOL=非在校生 不在校
        dropoutReason/ECONOMIC=经济原因 因贫
        dropoutReason/HEALTH_ASSESSED=身体原因
        dropoutReason/DEFERRED_APPROVED=缓学 批准缓学
        dropoutReason/OTHER=其他
        disabilityType/VISUAL=视力残疾 视力
        disabilityType/HEARING=听力残疾 听力
        disabilityType/SPEECH=言语残疾 言语
        disabilityType/LIMB=肢体残疾 肢体
        disabilityType/INTELLECTUAL=智力残疾 智力
        disabilityType/MENTAL=精神残疾 精神
        disabilityType/MULTIPLE=多重残疾 多重
        selfCare/FULL=完全自理 能自理
        selfCare/PARTIAL=部分自理 半自理
        selfCare/NONE=不能自理
        labourCapability/SKILLED=技能劳动力
        labourCapability/ORDINARY=普通劳动力
        labourCapability/WEAK=弱劳动力或半劳动力 弱劳动力 半劳动力
        labourCapability/LOST=丧失劳动力
        labourCapability/NONE=无劳动力
        basicMedicalInsurance/RESIDENT=城乡居民基本医疗保险 居民医保 城乡居民
        basicMedicalInsurance/EMPLOYEE=职工基本医疗保险 职工医保 职工
        basicMedicalInsurance/NONE=未参保 无
        pensionInsurance/RESIDENT=城乡居民基本养老保险 居民养老 城乡居民
        pensionInsurance/EMPLOYEE=职工基本养老保险 职工养老 职工
        pensionInsurance/NONE=未参保 无
        childProtection/NONE=无
        childProtection/ORPHAN=孤儿
        childProtection/DE_FACTO_UNSUPPORTED=事实无人抚养儿童
        diagnosisGroup/NONE=无
        diagnosisGroup/CEREBRAL_PALSY=脑瘫 脑性瘫痪
        diagnosisGroup/AUTISM=孤独症 自闭症
        diagnosisGroup/OTHER=其他
        type/ILLNESS=疾病 大病
        type/DISABILITY=残疾 致残
        type/NATURAL_DISASTER=自然灾害
        type/ACCIDENT=意外事故
        type/EDUCATION_COST=教育支出
        type/INDUSTRY_FAILURE=产业失败
        type/JOB_LOSS=失业
        type/PRICE_SLUMP=价格下跌
        type/EPIDEMIC=疫情
        type/HOUSE_DAMAGE=房屋受损
        type/WATER_OUTAGE=停水
        channel/CENTRALISED_INVESTIGATION=集中排查
        channel/SELF_DECLARATION=自主申报
        channel/DAILY_MONITORING=日常监测 日常排查
        channel/DEPARTMENT_WARNING=部门预警
        channel/RELATED_MONITORING=关联监测
        programme/DIBAO_ENROL=农村低保 低保
        programme/DIBAO_GRADUAL_EXIT=低保渐退 渐退
        programme/DIBAO_SINGLE_PERSON=单人户低保 单人户
        programme/TEKUN_ENROL=特困供养 分散供养
        programme/TEKUN_CENTRALISED=特困人员集中供养 集中供养
        programme/TEMP_ASSIST=临时救助
        programme/ORPHAN_ALLOWANCE=孤儿基本生活保障
        programme/CARE_LEFT_BEHIND=留守人员关爱服务
        programme/DIS_LIVING=困难残疾人生活补贴
        programme/DIS_NURSING=重度残疾人护理补贴
        programme/MED_PREMIUM_SUBSIDY=参保资助
        programme/MED_SERIOUS_ILLNESS=大病保险 大病险
        programme/MED_ASSISTANCE=医疗救助
        programme/EDU_AID=教育资助
        programme/EDU_BOARDING_ALLOWANCE=寄宿生生活补助
        programme/EDU_YULU=雨露计划
        programme/HOUSING_RENOVATION=农村危房改造 危房改造
        programme/WATER_FIX=饮水安全巩固提升 饮水安全
        programme/EMP_PLACEMENT=就业帮扶
        programme/EMP_LABOUR_EXPORT=劳务输出
        programme/TRAIN_SKILLS=技能培训
        programme/EMP_PUBLIC_POST=公益岗位 乡村公益性岗位
        programme/PENSION_CONTRIB=养老保险代缴
        programme/IND_SUPPORT=产业帮扶
        programme/FIN_MICROCREDIT=小额信贷 扶贫小额信贷 脱贫人口小额信贷
        programme/INS_PREVENTION=防贫保险
        programme/SOCIAL_HELP=社会帮扶
        emptyParts/income=收入
        emptyParts/expenses=支出
        emptyParts/living=生活条件
        emptyParts/living.water=饮水
        emptyParts/assets=资产
        emptyParts/monitoring=监测
        """);

    private static readonly Dictionary<string, string> CodeOf = (
        from entry in Codes
        let slash = entry.Key.IndexOf('/', StringComparison.Ordinal)
        from label in entry.Value
        select (Label: $"{entry.Key[..slash]}/{label}", Code: entry.Key[(slash + 1)..]))
        .ToDictionary(pair => pair.Label, pair => pair.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, string[]> Labels = Codes.GroupBy(entry => entry.Key[..entry.Key.IndexOf('/', StringComparison.Ordinal)])
        .ToDictionary(group => group.Key, group => group.SelectMany(entry => entry.Value).ToArray(), StringComparer.Ordinal);

    /// <summary>The name of a sheet that is written.</summary>
    public static string Sheet(string name) => Sheets[name][0];

    /// <summary>The names of a sheet that are understood.</summary>
    public static IReadOnlyList<string> SheetNames(string name) => Sheets[name];

    /// <summary>The heading of a column that is written.</summary>
    public static string Heading(string path) => Headings[path][0];

    /// <summary>The name in Chinese of an answer, a part or a list; null when there is none.</summary>
    public static string? Words(string path) => Headings.TryGetValue(path, out var heading)
        ? heading[0]
        : Codes.TryGetValue($"{Column.EmptyParts}/{path}", out var part) ? part[0] : null;

    /// <summary>The headings of a column that are understood.</summary>
    public static IReadOnlyList<string> HeadingNames(string path) => Headings[path];

    /// <summary>The code of a Chinese word in a column; null when there is none.</summary>
    public static string? Code(string path, string label) => CodeOf.GetValueOrDefault($"{Key(path)}/{label}");

    /// <summary>The word of a code in a column; the code itself when it has none.</summary>
    public static string Label(string path, string code) => Codes.TryGetValue($"{Key(path)}/{code}", out var labels) ? labels[0] : code;

    /// <summary>All words of a column that stand for codes.</summary>
    public static IReadOnlyList<string> LabelsOf(string path) => Labels.GetValueOrDefault(Key(path)) ?? [];

    // A measure delivered and a programme enrolled in are the same list of codes.
    private static string Key(string path) => path == "measure" ? "programme" : path;

    private static Dictionary<string, string[]> Split(string text) => text.Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Split(' '), StringComparer.Ordinal);
}
