import Records

struct ChinesePhrases: SummaryPhrases {
    let readHeading = "读了什么"
    let silenceHeading = "没有说到的地区"
    let pointsHeading = "文章自己提出的要点"
    let citationHeading = "如何引用"
    let noRejects = "没有。"

    func numbered(_ number: Int, _ heading: String) -> String {
        "\(["零", "一", "二", "三", "四", "五", "六", "七"][min(number, 7)])、\(heading)"
    }

    func title(_ summary: Summary) -> String {
        let subject = summary.facts.horizon.map { "\($0)年方向" } ?? "摘要"
        guard let first = summary.themes.first else { return "\(subject)：\(year(summary.facts.horizon))陈述中没有涉及主题的" }
        let leaders = summary.leaders.map { "“\($0.theme.zh)”" }
        if leaders.count > 1 { return "\(subject)：\(leaders.joined(separator: "、"))说得一样多，各 \(first.facts.statements) 条陈述" }
        guard let coverage = summary.coverage, let regions = coverage.regionsByTheme[first.theme.id], regions > 0 else {
            return "\(subject)：“\(first.theme.zh)”说得最多"
        }
        return "\(subject)：“\(first.theme.zh)”说得最多，\(coverage.covered) 个有材料的\(coverage.level.chineseName)中 \(regions) 个谈到"
    }

    func finding(_ summary: Summary) -> String {
        let all = summary.facts.horizonStatements
        guard let first = summary.themes.first else { return noThemes(summary) }
        let leaders = summary.leaders
        guard leaders.count < 2 else {
            return
                "\(year(summary.facts.horizon)) \(all) 条陈述中，谈\(leaders.map { "“\($0.theme.zh)”" }.joined(separator: "、"))的各有 \(first.facts.statements) 条，"
                + "各占 \(percent(first.facts.statements, of: all))%。一条陈述可以涉及几个主题。"
        }
        let others = summary.themes.dropFirst().prefix(2).map { "“\($0.theme.zh)”（\($0.facts.statements) 条）" }
        return
            "\(year(summary.facts.horizon)) \(all) 条陈述中有 \(first.facts.statements) 条谈“\(first.theme.zh)”，占 \(percent(first.facts.statements, of: all))%"
            + (others.isEmpty ? "。" : "；其次是" + others.joined(separator: "和") + "。一条陈述可以涉及几个主题。")
    }

    func noThemes(_ summary: Summary) -> String {
        let facts = summary.facts
        let none = facts.horizonStatements > 0 ? "没有一条涉及分类表中的主题" : "所以没有主题可列"
        let others = facts.years.outside(facts.horizon)
        let undated = facts.horizon == nil ? YearCounts.Year() : facts.years.withoutYear
        var text = "\(year(facts.horizon))陈述 \(facts.horizonStatements) 条，\(none)。"
        if others.statements > 0 { text += "其他年份的陈述 \(others.statements) 条，其中 \(others.onThemes) 条涉及主题。" }
        if undated.statements > 0 { text += "年份不详的陈述 \(undated.statements) 条，其中 \(undated.onThemes) 条涉及主题。" }
        return text
    }

    func read(_ summary: Summary) -> [String] {
        let facts = summary.facts
        let duplicates = facts.duplicates > 0 ? "，其中 \(facts.duplicates) 篇与别篇重复，只计一次" : ""
        var lines = [
            "读入 \(facts.articles + facts.rejects) 个页面（表格一行算一个），得文章 \(facts.articles) 篇\(duplicates)；搁置 \(facts.rejects) 个。"
        ]
        let span = dates(facts.days.min(), facts.days.max()).map { "；\($0)，共 \(facts.days.count) 天有陈述" } ?? ""
        lines.append("陈述 \(facts.statements) 条，说的是 \(facts.regions.count) 个地区\(span)。")
        lines.append(dating(facts))
        let ranked = facts.regions.ranked.prefix(namedRegions).map { "\($0.region.name) \($0.statements) 条" }
        if !ranked.isEmpty {
            let more = facts.regions.count - ranked.count
            lines.append(
                "按地区：" + ranked.joined(separator: "、") + (more > 0 ? "，另有 \(more) 个地区" : "")
                    + (facts.withoutRegion > 0 ? "；未能确定地区 \(facts.withoutRegion) 条" : "") + "。"
            )
        }
        if let coverage = summary.coverage {
            let reports = coverage.reported > 0 ? "其中 \(coverage.reported) 个有工作报告全文" : "其中没有工作报告全文"
            lines.append(
                "范围：\(coverage.all) 个\(coverage.level.chineseName)中有 \(coverage.covered) 个读到了\(material(coverage))\(asOf(coverage))，\(reports)。"
            )
        }
        return lines
    }

    /// How many statements are dated, and how many belong to the horizon.
    private func dating(_ facts: SummaryFacts) -> String {
        let years = facts.years
        var parts = ["注明到日的 \(years.withDay) 条"]
        if years.withoutDay > 0 { parts.append("未精确到日的 \(years.withoutDay) 条") }
        parts.append("没有日期的 \(years.withoutDate) 条")
        var text = "日期" + parts.joined(separator: "、")
        guard let horizon = facts.horizon else { return text + "。" }
        text += "；没有日期的按所在文章的发布日归年：\(horizon)年 \(facts.horizonStatements) 条"
        text += "，其他年份 \(years.outside(horizon).statements) 条，年份不详 \(years.withoutYear.statements) 条。"
        return text
    }

    private func year(_ horizon: String?) -> String { horizon.map { "\($0)年的" } ?? "全部" }

    func themesHeading(horizon: String?) -> String {
        (horizon.map { "\($0)年方向的主题" } ?? "主题") + "（按陈述条数排列）"
    }

    func label(_ theme: Theme) -> String { theme.zh }

    func heading(of theme: RankedTheme, outOf statements: Int) -> String {
        "\(theme.theme.zh)：\(theme.facts.statements) 条陈述（占 \(percent(theme.facts.statements, of: statements))%）"
            + (theme.mentions.map { "，全部文章中提及 \($0) 次" } ?? "")
    }

    func regions(of theme: RankedTheme, _ coverage: SummaryCoverage?) -> String {
        let ranked = theme.facts.regions.ranked.prefix(namedRegions).map { "\($0.region.name) \($0.statements) 条" }
        let more = theme.facts.regions.count - ranked.count
        let base = coverage.flatMap { coverage in
            coverage.regionsByTheme[theme.theme.id].map { "（\(coverage.covered) 个有材料的\(coverage.level.chineseName)中 \($0) 个）" }
        }
        return "地区：" + ranked.joined(separator: "、") + (more > 0 ? "，另有 \(more) 个" : "") + (base ?? "")
    }

    func dates(_ facts: SummaryFacts.ThemeFacts) -> String? {
        let share = facts.dated < facts.statements ? "（\(facts.statements) 条中注明到日的 \(facts.dated) 条）" : ""
        return dates(facts.first, facts.last).map { $0 + share }
    }

    private func dates(_ first: CivilDate?, _ last: CivilDate?) -> String? {
        guard let first, let last else { return nil }
        return first == last ? "日期：\(first)" : "日期：\(first) 至 \(last)"
    }

    /// GB/T 15834: marks within marks are single ones.
    func quoted(_ text: String) -> String {
        "“" + String(text.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : $0 }) + "”"
    }

    func sameQuotation(as place: Int) -> String { "引语见第 \(place) 条。" }

    func credit(of quotation: Quotation) -> String {
        let source = quotation.source
        let region = source.map { $0.contains(quotation.region ?? "") } == true ? nil : quotation.region
        return [region, quotation.speaker, source, quotation.date].compactMap { $0 }.joined(separator: "，")
    }

    func moreThemes(_ count: Int) -> String { "另有 \(count) 个主题，见 by_theme 表。" }

    func moreChanges(_ count: Int) -> String { "另有 \(count) 个主题的比例有变化。" }

    func changeHeading(before: Int, after: Int) -> String { "与\(before)年相比" }

    func change(before: Int, _ old: YearCounts.Year, after: Int, _ new: YearCounts.Year) -> String {
        "\(before)年读到陈述 \(old.statements) 条，\(after)年 \(new.statements) 条。各主题所占的条数与比例，变化大的在前："
    }

    func noChange(before: Int, _ old: YearCounts.Year, after: Int, _ new: YearCounts.Year, least: Int) -> String {
        "\(before)年读到陈述 \(old.statements) 条，\(after)年 \(new.statements) 条。一年不足 \(least) 条时，一两条陈述就会左右比例，所以不作比较。"
    }

    func change(of theme: Theme, _ old: Int, outOf oldAll: Int, _ new: Int, outOf newAll: Int) -> String {
        "\(theme.zh)：\(old) 条（\(percent(old, of: oldAll))%）→ \(new) 条（\(percent(new, of: newAll))%）"
    }

    func silence(_ coverage: SummaryCoverage) -> [String] {
        let material = material(coverage)
        var lines: [String] = []
        if coverage.covered > 0, coverage.silent.isEmpty {
            let year = coverage.horizon == nil ? "" : "这一年"
            lines.append("读到\(material)的 \(coverage.covered) 个\(coverage.level.chineseName)\(year)都有涉及主题的陈述。")
        } else if coverage.covered > 0 {
            lines.append(
                "读到了\(material)，但\(coverage.horizon == nil ? "" : "这一年")没有一条陈述涉及任何主题（\(coverage.silent.count) 个）：\(names(coverage.silent))。"
            )
        }
        if !coverage.unread.isEmpty {
            lines.append("没有读到\(material)，不能说没有提到（\(coverage.unread.count) 个）：\(names(coverage.unread))。")
        }
        return lines
    }

    func heading(of article: SummaryFacts.DirectionArticle) -> String {
        let credit = [article.publisher, article.published?.description].compactMap { $0 }.joined(separator: "，")
        return "《\(article.title)》" + (credit.isEmpty ? "" : "（\(credit)）")
    }

    func point(_ direction: Direction, labels: [String]) -> String {
        let marker =
            switch direction.marker {
            case "lead": "总说"
            case "closing": "结语"
            default: direction.marker
            }
        let text = direction.text.hasPrefix(marker) ? direction.text : "\(marker)：\(direction.text)"
        return text + (labels.isEmpty ? "" : "〔\(labels.joined(separator: "、"))〕")
    }

    func moreArticles(_ count: Int) -> String { "另有 \(count) 篇文章提出要点，见 directions 表。" }
    func rejectsHeading(_ count: Int) -> String { "搁置的输入（\(count) 个）" }

    func rejects(_ group: SummaryFacts.RejectGroup) -> String {
        "\(Self.reasons[group.code.rawValue] ?? "其他原因")（\(group.code.rawValue)），\(group.count) 个："
    }

    func moreSources(_ count: Int) -> String { "……另有 \(count) 个，见 rejects 表。" }

    func citation(name: String) -> [String] {
        [
            "请写明数据集“\(name)”和 manifest.json 中的 snapshot 值。用同样的输入重跑，得到同样的字节。",
            "每个数字都可以由数据表重新算出，表中每一行都指回原文的位置。",
        ]
    }

    /// What was read, as far as it can be told when it was said.
    private func material(_ coverage: SummaryCoverage) -> String { coverage.horizon.map { "\($0)年的材料" } ?? "材料" }

    private func asOf(_ coverage: SummaryCoverage) -> String { coverage.asOf.map { "（截至 \($0)）" } ?? "" }

    private func names(_ regions: [Region]) -> String {
        let shown = regions.prefix(Self.listedRegions).map(\.name).joined(separator: "、")
        return regions.count > Self.listedRegions ? shown + "等，见 coverage 表" : shown
    }

    /// All provinces are listed, not all counties.
    private static let listedRegions = 34

    private static let reasons: [String: String] = [
        "empty": "文件没有内容", "no-text": "找不到正文", "gone": "网页已不存在", "too-large": "超过大小上限", "too-deep": "嵌套过深",
        "page-too-large": "超过大小上限", "no-parser": "内存不足", "nested-too-deep": "压缩包嵌套过深", "expanded-too-large": "解压后过大",
        "expansion-ratio": "压缩比异常", "too-many-members": "压缩包内文件过多", "corrupt": "文件损坏", "truncated": "文件不完整", "encrypted": "文件加密",
        "unsupported-format": "不支持的格式", "not-a-page": "不是网页或文本", "no-page": "容器中没有网页", "bad-row": "表格行有误",
        "row-without-text": "表格行没有正文", "no-text-column": "表格没有正文列", "duplicate": "与别篇重复", "not-a-file": "不是普通文件",
        "unreadable": "无法读取", "outside": "链接指向项目文件夹之外", "changed": "读取时文件被改动",
    ]
}
