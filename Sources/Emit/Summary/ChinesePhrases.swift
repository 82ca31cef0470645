import Records

struct ChinesePhrases: SummaryPhrases {
    let readHeading = "读了什么"
    let pointsHeading = "文章自己提出的要点"
    let citationHeading = "如何引用"
    let noThemes = "没有一条陈述提到分类表中的主题。"
    let noRejects = "没有。"

    func numbered(_ number: Int, _ heading: String) -> String {
        "\(["零", "一", "二", "三", "四", "五", "六"][min(number, 6)])、\(heading)"
    }

    func title(name: String, horizon: String?) -> String {
        horizon.map { "\($0)年方向摘要 · \(name)" } ?? "摘要 · \(name)"
    }

    func finding(_ facts: SummaryFacts, _ themes: [RankedTheme]) -> String {
        guard let first = themes.first else {
            return "读了 \(facts.articles) 篇文章，其中 \(facts.statements) 条陈述，没有一条提到分类表中的主题。"
        }
        let others = themes.dropFirst().prefix(2).map { "“\($0.theme.zh)”（\($0.facts.statements) 条）" }
        let regions = first.facts.regions.count
        return "说得最多的是“\(first.theme.zh)”：\(first.facts.statements) 条陈述" + (regions > 0 ? "，涉及 \(regions) 个地区" : "")
            + (others.isEmpty ? "。" : "；其次是" + others.joined(separator: "和") + "。")
    }

    func read(_ facts: SummaryFacts) -> [String] {
        var lines = ["读入 \(facts.articles + facts.rejects.count) 个页面，得文章 \(facts.articles) 篇，搁置 \(facts.rejects.count) 个。"]
        if facts.duplicates > 0 { lines.append("其中 \(facts.duplicates) 篇与别篇重复，只计一次。") }
        lines.append(
            "陈述 \(facts.statements) 条，涉及 \(facts.regions.count) 个地区" + (dates(facts.first, facts.last).map { "，" + $0 } ?? "") + "。"
        )
        let ranked = facts.rankedRegions.map { "\($0.region.name) \($0.statements) 条" }
        if !ranked.isEmpty {
            lines.append("按地区：" + ranked.joined(separator: "、") + (facts.withoutRegion > 0 ? "、未能确定 \(facts.withoutRegion) 条" : "") + "。")
        }
        return lines
    }

    func themesHeading(horizon: String?) -> String {
        (horizon.map { "\($0)年方向的主题" } ?? "主题") + "（按陈述条数排列）"
    }

    func label(_ theme: Theme) -> String { theme.zh }

    func heading(of theme: RankedTheme) -> String {
        "\(theme.theme.zh)：\(theme.facts.statements) 条陈述" + (theme.mentions.map { "，全文提及 \($0) 次" } ?? "")
    }

    func regions(_ names: [String], more: Int) -> String {
        "地区：" + names.joined(separator: "、") + (more > 0 ? "等 \(names.count + more) 个" : "")
    }

    func dates(_ first: CivilDate?, _ last: CivilDate?) -> String? {
        guard let first, let last else { return nil }
        return first == last ? "日期：\(first)" : "日期：\(first) 至 \(last)"
    }

    /// GB/T 15834: marks within marks are single ones.
    func quoted(_ text: String) -> String {
        "“" + String(text.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : $0 }) + "”"
    }

    func sameQuotation(as place: Int) -> String { "引语同第 \(place) 条。" }

    func credit(of quotation: SummaryFacts.Quotation) -> String {
        let source = quotation.source
        let region = source.map { $0.contains(quotation.region ?? "") } == true ? nil : quotation.region
        return [quotation.speaker, source, region, quotation.date?.description].compactMap { $0 }.joined(separator: "，")
    }

    func moreThemes(_ count: Int) -> String { "另有 \(count) 个主题，见 by_theme 表。" }

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
    func moreRejects(_ count: Int) -> String { "另有 \(count) 个，见 rejects 表。" }

    func citation(name: String) -> String {
        "引用时请写明数据集“\(name)”和 manifest.json 中的 snapshot 值；任何人用同样的输入重跑，得到同样的字节。"
    }
}
