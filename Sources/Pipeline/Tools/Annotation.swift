import Enrich
import JSONText
import Normalize
import Records

/// Normalize and enrich alone: a text in, its dates, regions, statements, figures and terms out. Offsets are Unicode code points.
package struct Annotation: Sendable {
    private let normalizer: Normalizer
    private let enricher: Enricher

    /// - Parameter pipeline: the file whose first normalize and enrich stages name the data files.
    /// - Throws: ``RunError`` with every fault of the pipeline or its data files.
    package init(pipeline: String) throws {
        let project = try Project(RunSettings(pipeline: pipeline))
        guard let enrich = project.plan.stages(of: .enrich).first,
            let normalize = project.plan.feeder(of: enrich, giving: .statements)
        else {
            throw RunError(.badPipeline, "\(pipeline): there is no enrich stage fed by a normalize stage")
        }
        var loader = project.loader()
        do {
            normalizer = try loader.normalizer(normalize.options)
            enricher = Enricher(taxonomy: try loader.taxonomy(enrich.options[EnrichOptions.taxonomy]))
        } catch let error as RunError where error.status == .badPipeline {
            try loader.check(project.plan)
            throw error
        }
    }

    /// Annotates one line of NDJSON: `{"id", "text", "date"?, "region"?, "title"?}`.
    ///
    /// - Returns: a line of NDJSON, with its line end.
    /// - Throws: ``RunError`` that names the line.
    package func line(for line: [UInt8], number: Int) throws(RunError) -> [UInt8] {
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch {
            throw RunError(.unusable, "line \(number), byte \(error.offset + 1): \(error.message)")
        }
        guard let text = value["text"]?.string else {
            throw RunError(.unusable, "line \(number): there is no 'text'")
        }
        let id = value["id"] ?? JSONValue(.number("\(number)"))
        var article = Article.plain(id: id.string ?? "\(number)", text: text)
        article.title = value["title"]?.string
        article.published = value["date"]?.string.flatMap { CivilDate(iso: $0) }
        article.givenRegion = value["region"]?.string
        return annotation(id: id, enricher.enrich(normalizer.normalize(article)))
    }

    private func annotation(id: JSONValue, _ enriched: EnrichedArticle) -> [UInt8] {
        let offsets = CodePointIndex(enriched.article.text)
        let normalized = enriched.normalized
        var writer = JSONWriter()
        func place(_ span: TextSpan, _ writer: inout JSONWriter) {
            let start = offsets.codePoint(at: span.start)
            writer.member("start", start)
            writer.member("length", offsets.codePoint(at: span.end) - start)
        }
        writer.beginObject()
        writer.key("id")
        writer.value(id)
        writer.list("dates", normalized.dates) { date, writer in
            place(date.span, &writer)
            writer.member("from", date.from?.description)
            writer.member("to", date.to?.description)
        }
        writer.list("mentions", normalized.regionMentions) { mention, writer in
            writer.member("start", offsets.codePoint(at: mention.span.start))
            writer.member("surface", enriched.article.text[mention.span])
            writer.member("code", mention.region.code)
        }
        writer.member("about", normalized.about?.code)
        // A narrated statement is the reporter's account of a section; in a text it is nobody's words.
        writer.list("statements", enriched.statements.filter { $0.form != .narrated }) { statement, writer in
            writer.member("start", offsets.codePoint(at: statement.span.start))
            writer.member("end", offsets.codePoint(at: statement.span.end))
            writer.member("form", statement.form.rawValue)
            writer.member("speaker", statement.speaker)
            writer.member("role", statement.role)
            writer.member("source_document", statement.sourceDocument)
            writer.member("session", statement.session)
            writer.member("region", statement.region?.code)
            writer.member("date", statement.date?.description)
            writer.key("themes")
            writer.beginArray()
            for theme in statement.themes { writer.value(theme) }
            writer.endArray()
        }
        writer.list("figures", normalized.figures) { figure, writer in
            place(figure.span, &writer)
            writer.key("value")
            if let upper = figure.upper {
                writer.beginArray()
                writer.value(figure.value)
                writer.value(upper)
                writer.endArray()
            } else {
                writer.value(figure.value)
            }
            writer.member("unit", figure.unit)
            writer.member("bound", figure.bound.rawValue)
            writer.member("what", figure.what)
        }
        writer.list("terms", enriched.mentions) { mention, writer in
            place(mention.span, &writer)
            writer.member("term", mention.term)
            writer.member("theme", mention.theme)
        }
        writer.endObject()
        return writer.take() + [0x0A]
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ number: Int) {
        self.key(key)
        value(number)
    }

    fileprivate mutating func list<Element>(_ key: String, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void) {
        self.key(key)
        beginArray()
        for element in elements {
            beginObject()
            members(element, &self)
            endObject()
        }
        endArray()
    }
}
