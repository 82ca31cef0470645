import Records

struct ChineseReport: ReportPhrases {
    func label(_ theme: Theme) -> String { theme.zh }
    func name(of tile: ProvinceTile) -> String { tile.short }

    func date(_ date: CivilDate, _ precision: DatePrecision) -> String {
        switch precision {
        case .day, .range: "\(date.year)年\(date.month)月\(date.day)日"
        case .month: "\(date.year)年\(date.month)月"
        case .quarter: "\(date.year)年第\((date.month + 2) / 3)季度"
        case .half: "\(date.year)年\(date.month <= 6 ? "上" : "下")半年"
        case .year: "\(date.year)年"
        }
    }

    func form(_ form: Statement.Form) -> String {
        switch form {
        case .direct: "直接引语"
        case .unclosed: "引语（引号未闭合）"
        case .colon: "冒号引语"
        case .block: "成段讲话"
        case .indirect: "转述"
        case .narrated: "记述"
        case .question: "提问"
        }
    }

    func headline(_ facts: ReportFacts) -> String {
        guard let top = facts.themes.first else {
            return facts.horizon.map { "\($0)年方向：\($0)年的陈述中没有涉及所设主题的" } ?? "所读材料中没有一条陈述涉及所设主题"
        }
        let subject = facts.horizon.map { "\($0)年方向：" } ?? ""
        let leaders = facts.leaders.map { "“\($0.label)”" }.joined(separator: "、")
        guard facts.leaders.count < 2 else { return "\(subject)\(leaders)谈得一样多，各 \(number(top.statements)) 条陈述" }
        return "\(subject)\(leaders)谈得最多，\(number(facts.horizonStatements)) 条陈述中有 \(number(top.statements)) 条"
    }

    func lede(_ facts: ReportFacts) -> String {
        guard let top = facts.themes.first else {
            return "共读 \(number(facts.articles)) 篇文章、\(number(facts.statements)) 条陈述。" + (others(facts).map { $0 + "。" } ?? "")
        }
        var text = ""
        if facts.leaders.count < 2, let coverage = facts.coverage, let regions = top.regions, regions > 0 {
            text += "\(coverage.covered) 个有\(material(facts.horizon))的\(coverage.level.chineseName)中 \(regions) 个谈到。"
        }
        let next = facts.themes.dropFirst(facts.leaders.count).prefix(2).map { "“\($0.label)”（\(number($0.statements)) 条）" }
        if !next.isEmpty { text += "其次是" + next.joined(separator: "和") + "。" }
        return text + "一条陈述可涉及多个主题。"
    }

    private func material(_ horizon: String?) -> String { horizon.map { "\($0)年材料" } ?? "材料" }

    /// What the horizon leaves of all statements.
    private func others(_ facts: ReportFacts) -> String? {
        facts.horizon.map {
            "\($0)年 \(number(facts.horizonStatements)) 条，其他年份 \(number(facts.years.outside($0).statements)) 条，"
                + "年份不详 \(number(facts.years.withoutYear.statements)) 条"
        }
    }

    func keyNumbers(_ facts: ReportFacts) -> [KeyNumber] {
        var articles = "读入 \(number(facts.articles + facts.duplicates + facts.rejects)) 个页面"
        if facts.duplicates > 0 { articles += "，重复的 \(number(facts.duplicates)) 篇不再计" }
        if facts.rejects > 0 { articles += "，未采用 \(number(facts.rejects)) 个" }
        return [
            KeyNumber(label: "文章", value: number(facts.articles), unit: "篇", base: articles),
            KeyNumber(
                label: "陈述",
                value: number(facts.statements),
                unit: "条",
                base: [others(facts), span(facts.first, facts.last).map { "日期：" + $0 } ?? "均未注明到日"]
                    .compactMap { $0 }.joined(separator: "；")
            ),
            KeyNumber(
                label: "主题词提及",
                value: number(facts.mentions),
                unit: "次",
                base: "全部正文 \(number(facts.characters)) 字" + (facts.density.map { "，每万字 \(ReportNumber.oneDecimal($0)) 次" } ?? "")
            ),
            KeyNumber(
                label: "有陈述的省级地区",
                value: number(facts.provincesHeard),
                unit: "个",
                base: "全国 \(facts.provinces) 个，读到材料的 \(facts.provincesRead) 个"
            ),
        ]
    }

    func coverage(_ facts: ReportFacts) -> String {
        let first = facts.firstPublished.map { "，最早发布于 \(date($0, .day))" } ?? ""
        let asOf = facts.asOf.map { "截至 \(date($0, .day))（所读文章的最晚日期\(first)），" } ?? "所读文章均未注明日期；"
        let silent = facts.provinces - facts.provincesRead
        return asOf + "全国 \(facts.provinces) 个省级地区中读到材料的有 \(facts.provincesRead) 个，其中 \(facts.provincesMentioning) 个提到主题词、"
            + "\(facts.provincesHeard) 个有陈述。"
            + (facts.horizon.map { "本图及以下各表计全部年份，不限于\($0)年。" } ?? "")
            + (silent > 0 ? "其余 \(silent) 个没有读到材料，并不等于没有提及。" : "")
    }

    func tile(_ name: String, _ count: ReportCounts.Part?) -> String {
        guard let count, let density = count.density else { return "\(name)：没有读到材料" }
        return "\(name)：每万字 \(ReportNumber.oneDecimal(density)) 次"
            + "（提及 \(number(count.mentions)) 次，正文 \(number(count.characters ?? 0)) 字），陈述 \(number(count.statements)) 条"
    }

    func column(_ period: String, _ row: TallyRow) -> String {
        "\(period)：陈述 \(number(row.statements)) 条，提及 \(number(row.mentions)) 次"
    }

    func undated(statements: Int, outOf all: Int) -> String? {
        statements > 0 ? "全部 \(number(all)) 条陈述中，另有 \(number(statements)) 条日期不详、只到年月或在图示时段之外，未画入图中。" : nil
    }

    func themesShown(_ shown: Int, outOf all: Int) -> String? {
        shown < all ? "只列提及最多的 \(shown) 个主题，共 \(all) 个；全部见“主题与词语”。" : nil
    }

    func counts(_ count: ReportCounts.Part, first: CivilDate?, last: CivilDate?) -> String {
        var parts = ["陈述 \(number(count.statements)) 条", "提及 \(number(count.mentions)) 次"]
        if let density = count.density { parts.append("每万字 \(ReportNumber.oneDecimal(density)) 次") }
        if let articles = count.articles, let characters = count.characters {
            parts.append("材料 \(number(articles)) 篇 \(number(characters)) 字")
        }
        if let span = span(first, last) { parts.append(span) }
        return parts.joined(separator: "，")
    }

    func excerpts(_ shown: Int, outOf all: Int) -> String {
        "以下为全部 \(number(all)) 条中有代表性的 \(shown) 条（直接引语、主题词多、有数据者优先）。"
    }

    func page(_ number: Int) -> String { "第 \(number) 页" }

    func rejects(_ count: Int, shown: Int) -> String {
        if count == 0 { return "没有。每个输入都读成了文章。" }
        return "\(number(count)) 个输入未能读成文章，不进入任何计数" + (shown < count ? "；这里列出前 \(shown) 个。" : "。")
    }

    func reason(of reject: Reject) -> String { Self.reasons[reject.code.rawValue] ?? reject.code.rawValue }

    private func span(_ first: CivilDate?, _ last: CivilDate?) -> String? {
        guard let first, let last else { return nil }
        if first == last { return date(first, .day) }
        return date(first, .day) + "至" + (first.year == last.year ? "\(last.month)月\(last.day)日" : date(last, .day))
    }

    private func number(_ number: Int) -> String { ReportNumber.grouped(number) }

    /// By the codes of the rejects table.
    private static let reasons = [
        "empty": "文件为空", "no-text": "没有正文", "gone": "内容已不存在", "too-large": "页面过大", "too-deep": "嵌套过深", "page-too-large": "页面过大",
        "nested-too-deep": "容器嵌套过深", "expanded-too-large": "展开后过大", "expansion-ratio": "压缩比异常", "too-many-members": "成员过多",
        "corrupt": "文件损坏", "truncated": "文件不完整", "encrypted": "已加密", "unsupported-format": "格式不支持", "not-a-page": "不是网页",
        "no-page": "容器内没有网页", "bad-row": "数据行有误", "row-without-text": "数据行没有正文", "no-text-column": "没有正文列", "duplicate": "与前文重复",
        "not-a-file": "不是普通文件", "unreadable": "无法读取", "no-parser": "内存不足，未能解析",
    ]

    let labels = ReportLabels(
        report: "数据报告",
        skip: "跳到正文",
        contents: "目录",
        map: "各省每万字提及主题词的次数",
        mapDescription: "全国 34 个省级地区的方格图，每格一个地区，大小相同，位置大致按地理方位。颜色越深，每万字提及主题词的次数越多。点选一格可看该地区的陈述。",
        mapScale: "每万字提及次数",
        notRead: "没有读到材料",
        noMention: "读到材料，没有提及",
        timeline: "按日期",
        timelineDescription: "每个日期的陈述条数",
        timelineTable: "各日期的数字",
        period: "日期",
        heat: "地区与主题",
        heatCaption: "各地区提及各主题的次数，省级地区含所辖市县。颜色按次数分五档；空格为 0。",
        region: "地区",
        mentions: "提及（次）",
        statements: "陈述（条）",
        articles: "文章（篇）",
        characters: "正文（字）",
        density: "每万字提及（次）",
        provinces: "省级地区（个）",
        parts: "各地区的陈述",
        partsNote: "原文中命中主题词处加底色，上方小字为主题名。出处链接指向保存的网页或原网页中的这段话，浏览器支持时自动定位。",
        notReadHeading: "没有读到材料的地区",
        notReadNote: "所读页面中没有关于下列地区的文字，不能据此认为它们没有提及：",
        noStatement: "读到材料，没有识别出陈述。",
        wholeCountry: "全国",
        areas: "跨省区域",
        unknownRegion: "地区不明",
        toTop: "回到目录",
        figures: "数据",
        alsoIn: "另见",
        themesHeading: "主题与词语",
        savedPage: "保存的网页",
        address: "原网页",
        cutText: "（节录）",
        permalink: "本条链接",
        themesNote: "提及按词语逐字匹配计数，取最长、不重叠；“不计”是包含该词但另有所指的词语。一条陈述可属多个主题，各行相加会多于总数。",
        theme: "主题",
        group: "类",
        terms: "词语",
        exclusions: "不计：",
        unmentioned: "没有提及的主题及其词语",
        generalTerms: "泛指词（顺带出现时只计提及，不定主题）：",
        rejects: "未采用的输入",
        source: "来源",
        reason: "原因",
        message: "说明",
        making: "本报告如何得出",
        counting: "统计口径",
        countingNotes: [
            "提及：分类表中的词语在正文中出现一次计一次，最长者优先，互不重叠。",
            "陈述：有引号的引语、转述和段落讲话，归到所说的地区与日期；一条陈述只计一次，可有多个主题。",
            "每万字提及次数：提及次数除以该地区文字的字数（Unicode 码点，含标点），再乘 10,000。文字少的地区数值波动大，请与字数同看。",
            "省级地区的数字含所辖市、县；跨省区域和全国性内容单列，不摊入各省。",
            "内容重复的文章只计一次。地区代码用文件所在年份的 GB/T 2260。",
        ],
        versions: "版本与指纹",
        tool: "程序",
        pipeline: "流程文件",
        inputs: "所读文章",
        inputsNote: "指纹是 articles 表按原顺序逐行写“sha256、两个空格、source、换行”后的 SHA-256。",
        dataFile: "数据文件",
        manifest: "清单",
        manifestNote: "列出每个输入、选项、数据文件和输出的 SHA-256，也包括本页；因此清单自身的快照值不能写进本页。核对请运行 lianghui verify，或用 sha256sum 逐个比对。",
        allOf: "全部陈述：",
        back: "回到报告",
        previous: "上一页",
        next: "下一页",
        inInputOrder: "按材料的先后排列。",
        listSeparator: "、",
        colon: "：",
        stop: "。",
        openQuote: "“",
        closeQuote: "”",
        openTitle: "《",
        closeTitle: "》",
        openBracket: "（",
        closeBracket: "）",
        sort: "排序",
        filter: "筛选",
        allThemes: "全部主题",
        shown: "显示"
    )
}
