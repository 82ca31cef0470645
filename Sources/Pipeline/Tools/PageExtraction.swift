import Extract
import JSONText
import Records

/// The extract stage alone: saved pages in, a line of NDJSON for each article out.
package struct PageExtraction: Sendable {
    private let reader: PageReader
    private let extractor: Extractor
    private let isDetailed: Bool

    /// What a run did.
    package struct Outcome: Sendable {
        package var pages = 0
        package var rejects: [Reject] = []
    }

    /// - Parameters:
    ///   - pipeline: the file whose first extract stage says how to read.
    ///   - isDetailed: writes blocks and all metadata too.
    /// - Throws: ``RunError`` with every fault of the pipeline or its data files.
    package init(pipeline: String, isDetailed: Bool) throws {
        self.isDetailed = isDetailed
        let project = try Project(RunSettings(pipeline: pipeline))
        guard let stage = project.plan.stages(of: .extract).first else {
            throw RunError(.badPipeline, "\(pipeline): there is no extract stage")
        }
        var loader = project.loader()
        reader = loader.pageReader(columns: stage.options[ExtractOptions.columns])
        extractor = try loader.extractor(words: stage.options[ExtractOptions.words], isHashing: isDetailed)
    }

    /// - Parameters:
    ///   - paths: files or folders, relative to the working folder.
    ///   - workers: the number of threads that read pages.
    ///   - write: takes whole lines, in the order of the inputs.
    ///   - reject: takes the inputs that gave no line, in the same order.
    /// - Throws: what `write` and `reject` throw; ``RunError`` where a path is missing.
    package func run(
        _ paths: [String],
        workers: Int,
        write: ([UInt8]) throws -> Void,
        reject: (Reject) throws -> Void
    ) throws -> Outcome {
        var files: [InputFiles.File] = []
        for path in paths { files += try InputFiles.list([path], base: ".", isConfined: false) }
        let inputs = files
        var outcome = Outcome()
        try OrderedPool<Result<PageOfFile, Reject>, Result<[UInt8], Reject>>.run(
            workers: workers,
            produce: { put in try Self.produce(inputs, reader, put) },
            work: { page in page.flatMap { line(of: $0) } },
            consume: { result in
                switch result {
                case .success(let line):
                    outcome.pages += 1
                    try write(line)
                case .failure(let rejected):
                    outcome.rejects.append(rejected)
                    try reject(rejected)
                }
            }
        )
        return outcome
    }

    private struct PageOfFile: Sendable {
        var page: Page
        /// The file's name without its extension, with `#n` for the second page of a container and those that follow.
        var id: String
    }

    private static func produce(
        _ files: [InputFiles.File],
        _ reader: PageReader,
        _ put: (Result<PageOfFile, Reject>) throws -> Void
    ) throws {
        for file in files {
            var name = FileSystem.lastComponent(of: file.path)
            if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
            var pages = 0
            if case .unreadable(let message) = file.obstacle {
                try put(.failure(Reject(source: file.source, code: .unreadable, message: message)))
                continue
            }
            guard FileSystem.isRegularFile(file.path) else {
                try put(.failure(Reject(source: file.source, code: .notAFile, message: "this is not a regular file")))
                continue
            }
            do {
                let input = try InputFile(file, isHashed: false)
                try reader.forEachPage(of: file.source, bytes: input.source) { result in
                    try put(
                        result.map { page in
                            pages += 1
                            return PageOfFile(page: page, id: page.given.id ?? (pages == 1 ? name : "\(name)#\(pages)"))
                        }
                    )
                }
            } catch let error as RunError {
                try put(.failure(Reject(source: file.source, code: .unreadable, message: error.description)))
            }
        }
    }

    private func line(of page: PageOfFile) -> Result<[UInt8], Reject> {
        let article: Article
        do {
            article = try extractor.article(from: page.page)
        } catch {
            return .failure(error)
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", page.id)
        writer.member("source", article.source)
        writer.member("title", article.title)
        // Of a page that names nobody, whoever publishes it answers for it.
        writer.member("author", article.author ?? article.publisher)
        writer.member("publisher", article.publisher)
        writer.member("date", article.published?.description)
        writer.key("text")
        // The page as it is read ends with what else it lists on its subject; in the blocks it has a kind of its own.
        writer.value(utf8: Array(([article.text] + article.related).map(\.bytes).joined(separator: [0x0A])))
        writer.member("charset", article.charset)
        if isDetailed { Self.writeDetails(of: article, to: &writer) }
        writer.endObject()
        return .success(writer.take() + [0x0A])
    }

    private static func writeDetails(of article: Article, to writer: inout JSONWriter) {
        let offsets = CodePointIndex(article.text)
        writer.member("url", article.url)
        writer.member("date_evidence", article.publishedEvidence)
        writer.member("updated", article.updated?.description)
        writer.member("language", article.language)
        writer.member("completeness", article.completeness.name)
        writer.member("completeness_reason", article.completeness.reason)
        writer.member("sha256", article.sha256)
        writer.key("blocks")
        writer.beginArray()
        for block in article.blocks {
            writer.beginObject()
            writer.member("kind", block.kind.name)
            if case .heading(let level) = block.kind {
                writer.key("level")
                writer.value(level)
            }
            writer.key("start")
            writer.value(offsets.codePoint(at: block.span.start))
            writer.key("end")
            writer.value(offsets.codePoint(at: block.span.end))
            writer.key("emphasized")
            writer.value(block.isEmphasized)
            writer.member("path", block.path)
            writer.endObject()
        }
        var start = article.text.codePointCount + 1
        for headline in article.related {
            writer.beginObject()
            writer.member("kind", "related")
            writer.key("start")
            writer.value(start)
            writer.key("end")
            writer.value(start + headline.codePointCount)
            writer.endObject()
            start += headline.codePointCount + 1
        }
        writer.endArray()
    }
}

extension Block.Kind {
    /// As JSON shows it.
    package var name: String {
        switch self {
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .listItem: "list item"
        case .tableRow: "table row"
        case .quote: "quote"
        }
    }
}

extension JSONWriter {
    mutating func member(_ key: String, _ string: String?) {
        self.key(key)
        value(string)
    }
}
