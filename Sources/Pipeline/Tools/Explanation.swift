import Enrich
import Records

/// Tells why a statement is what it is: its page, its sentence, and the rule and words behind region, date, speaker and each theme.
package struct Explanation {
    private let workflow: Workflow

    /// - Throws: ``RunError`` with every fault of the pipeline or its data files.
    package init(_ settings: RunSettings) throws {
        let project = try Project(settings)
        workflow = try project.workflow(files: try project.inputFiles())
    }

    /// Ends the search.
    private struct Found: Error {}

    /// The explanation of a statement; nil where no page gives a statement of this id.
    ///
    /// - Parameter id: the statement's id, or the first digits of it.
    /// - Throws: ``RunError`` where several statements begin with these digits.
    package func text(ofStatement id: String) throws -> String? {
        var found: [String: String] = [:]
        do {
            try workflow.forEachPage { task in
                guard case .articles(_, _, _, let enriched) = PageWork(workflow: workflow).outcome(of: task).result else { return }
                for (stage, article) in zip(workflow.enrichments, enriched) {
                    guard let article, let statement = article.statements.first(where: { $0.id.hasPrefix(id) }) else { continue }
                    found[statement.id] = found[statement.id] ?? Self.text(of: statement, in: article, by: stage.enricher)
                    if statement.id == id { throw Found() }
                }
            }
        } catch is Found {
            return found[id]
        }
        guard found.count < 2 else {
            throw RunError(.usage, "several statements begin with '\(id)': \(found.keys.sorted().joined(separator: ", "))")
        }
        return found.values.first
    }

    private static func text(of statement: Statement, in enriched: EnrichedArticle, by enricher: Enricher) -> String {
        let article = enriched.article
        let offsets = CodePointIndex(article.text)
        let block = article.blocks.first { $0.span.contains(statement.span.start) }
        var lines: [(String, String)] = [
            ("statement", statement.id),
            ("page", article.source + (article.url.map { " <\($0)>" } ?? "")),
            ("article", "\(article.title ?? "no title"); published \(told(article.published?.description, by: article.publishedEvidence))"),
            ("about", told(enriched.normalized.about.map { "\($0.code) \($0.name)" }, by: enriched.normalized.aboutEvidence)),
            (
                "place",
                "characters \(offsets.codePoint(at: statement.span.start)) to \(offsets.codePoint(at: statement.span.end))"
                    + (block.map { $0.path.isEmpty ? "" : ", \($0.path)" } ?? "")
            ),
            ("words", context(of: statement, in: article)),
            ("form", "\(statement.form.rawValue); rule \(statement.rule)"),
            ("region", told(statement.region.map { "\($0.code) \($0.name)" }, by: statement.regionEvidence)),
            ("date", told(statement.date.map { "\($0) (\(statement.datePrecision?.rawValue ?? "day"))" }, by: statement.dateEvidence)),
            ("speaker", told(statement.speaker, by: statement.speaker == nil ? nil : statement.speakerEvidence)),
        ]
        if let role = statement.role { lines.append(("role", told(role, by: statement.speaker == nil ? statement.speakerEvidence : nil))) }
        if let document = statement.sourceDocument { lines.append(("document", document)) }
        if let session = statement.session { lines.append(("session", session)) }
        lines += places(of: statement, in: enriched)
        for (theme, telling) in enricher.tellings(of: statement, in: article.text) {
            let terms = enriched.mentions.filter { $0.theme == theme.id && $0.statementID == statement.id }.map {
                "\($0.term) at \(offsets.codePoint(at: $0.span.start))"
            }
            let name = telling.givesTheme ? "theme" : "no theme"
            lines.append((name, "\(theme.id) \(theme.zh): \(terms.joined(separator: ", ")); by \(telling.rawValue)"))
        }
        for figure in statement.figures {
            lines.append(("figure", "\(article.text[figure.surfaceSpan]): \(described(figure))"))
        }
        return lines.map { $0.0 + String(repeating: " ", count: 10 - $0.0.count) + $0.1 + "\n" }.joined()
    }

    /// The places that the statement names, with the rule that read each and the other places that it may be.
    private static func places(of statement: Statement, in enriched: EnrichedArticle) -> [(String, String)] {
        enriched.normalized.regionMentions.filter { statement.span.contains($0.span) }.map { mention in
            let others = mention.candidates.isEmpty ? "" : "; or else \(mention.candidates.joined(separator: ", "))"
            return (
                "names",
                "\(enriched.article.text[mention.span]): \(mention.region.code) \(mention.region.name); by \(mention.rule)\(others)"
            )
        }
    }

    /// `more than 3500 元, 数字经济规模, increase to`.
    private static func described(_ figure: Figure) -> String {
        func number(_ value: Double) -> String { Int(exactly: value).map { String($0) } ?? String(value) }
        let value = number(figure.value) + (figure.upper.map { " to " + number($0) } ?? "")
        let amount = figure.unit.isEmpty ? value : "\(value) \(figure.unit)"
        let change = figure.change.map { ", \($0.rawValue)" } ?? ""
        return "\(figure.bound.rawValue) \(amount), \(figure.what ?? "of what is not told")\(change)"
    }

    private static func told(_ value: String?, by evidence: String?) -> String {
        (value ?? "not told") + (evidence.map { "; by \($0)" } ?? "")
    }

    /// The statement between marks, with some of what stands before and after it on its lines.
    private static func context(of statement: Statement, in article: Article) -> String {
        let bytes = article.text.bytes
        var start = statement.span.start
        var end = statement.span.end
        while start > 0, bytes[start - 1] != 0x0A, statement.span.start - start < contextBytes || bytes[start] & 0xC0 == 0x80 { start -= 1 }
        while end < bytes.count, bytes[end] != 0x0A, end - statement.span.end < contextBytes || bytes[end] & 0xC0 == 0x80 { end += 1 }
        let text = article.text
        return text[TextSpan(start, statement.span.start)] + "⟦" + text[statement.span] + "⟧" + text[TextSpan(statement.span.end, end)]
    }

    /// About sixty Chinese characters.
    private static let contextBytes = 180
}
