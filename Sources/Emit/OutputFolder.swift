import Foundation
import Records

/// A kind of output that a library user asks for, with its place below the output folder.
public enum OutputFormat: Sendable, Hashable {
    /// The tables of records as CSV files in a folder.
    case csv(folder: String)
    /// All records in one JSON file, an article a line.
    case json(path: String)
    /// The tables of records in an SQLite database with a full-text index; `metadata.json` beside it describes it to Datasette.
    case database(path: String)
    /// A plain text that a person would forward; with a horizon it tells the themes of that year, else those of all years.
    case summary(path: String, horizon: String?, language: OutputLanguage)
}

/// The language of what is written for persons.
public enum OutputLanguage: String, Sendable, CaseIterable {
    case zh, en
}

/// Writes records into the files of a folder, in as many formats as are asked for, one article at a time.
///
/// ```swift
/// var output = try OutputFolder("dataset", name: "two-sessions", themes: taxonomy.themes, groups: taxonomy.groups, [.csv(folder: "csv")])
/// for article in articles { try output.add(enricher.enrich(normalizer.normalize(article))) }
/// try output.finish()
/// ```
///
/// Memory does not grow with the articles. The same records in the same order give the same bytes. Counts by date and region, the panel and the
/// report need a run of a pipeline: they rest on how regions are rolled up.
public struct OutputFolder: ~Copyable {
    private var emitters: [any Emitter]
    private var buffer: OutputBuffer

    /// - Parameters:
    ///   - folder: is made where it is missing; files of the names that are written must not be there yet.
    ///   - name: of the data set, for titles and citations.
    ///   - themes: those of the taxonomy, in its order.
    ///   - groups: those of the taxonomy.
    /// - Throws: ``EmitFault`` where two formats name one file, where a file is there already, or where it cannot be written.
    public init(_ folder: String, name: String, themes: [Theme], groups: [ThemeGroup], _ formats: [OutputFormat]) throws(EmitFault) {
        emitters = formats.map { $0.emitter(name: name, themes: themes, groups: groups) }
        let files = NewFiles(folder: folder)
        buffer = OutputBuffer(folder: folder) { bytes, path throws(EmitFault) in try files.append(bytes, to: path) }
        try Self.checkNames(of: formats, in: folder)
        for i in emitters.indices { try emitters[i].begin(&buffer) }
        try buffer.writeAll()
    }

    /// Looks before the first file is made: a database would else be opened and filled.
    private static func checkNames(of formats: [OutputFormat], in folder: String) throws(EmitFault) {
        var paths: Set<String> = []
        for path in formats.flatMap(\.paths) {
            let whole = folder + "/" + path
            guard paths.insert(path).inserted else { throw EmitFault(path: whole, message: "two formats write this file") }
            guard !FileManager.default.fileExists(atPath: whole) else {
                throw EmitFault(path: whole, message: "this file is there already")
            }
        }
    }

    /// Writes an article with all that was found in it.
    ///
    /// - Throws: ``EmitFault`` where a file cannot be written; the output is then to be thrown away.
    public mutating func add(_ article: EnrichedArticle) throws(EmitFault) {
        let row = ArticleRow(article)
        for i in emitters.indices { try emitters[i].add(row, &buffer) }
        try buffer.writeIfFull()
    }

    /// Tells of an input that gave no article.
    ///
    /// - Throws: ``EmitFault``, as ``add(_:)-(EnrichedArticle)`` does.
    public mutating func add(_ reject: Reject) throws(EmitFault) {
        for i in emitters.indices { try emitters[i].add(reject, &buffer) }
        try buffer.writeIfFull()
    }

    /// Ends the files.
    ///
    /// - Throws: ``EmitFault``, as ``add(_:)-(EnrichedArticle)`` does.
    public consuming func finish() throws(EmitFault) {
        for i in emitters.indices { try emitters[i].finish(nil, &buffer) }
        try buffer.writeAll()
    }
}

extension OutputFormat {
    /// The files that it writes, below the output folder.
    fileprivate var paths: [String] {
        switch self {
        case .csv(let folder): CSVEmitter.Settings(folder: folder, tables: .records).paths
        case .json(let path), .summary(let path, _, _): [path]
        case .database(let path): SQLiteEmitter.paths(database: path)
        }
    }

    fileprivate func emitter(name: String, themes: [Theme], groups: [ThemeGroup]) -> any Emitter {
        switch self {
        case .csv(let folder): CSVEmitter(.init(folder: folder, tables: .records), groups: groups, themes: themes)
        case .json(let path): JSONEmitter(path: path, name: name)
        case .database(let path): SQLiteEmitter(path: path, name: name, groups: groups, themes: themes, tables: .records)
        case .summary(let path, let horizon, let language):
            SummaryEmitter(path: path, name: name, horizon: horizon, language: language, themes: themes)
        }
    }
}

/// Files of a folder that are written from front to back.
private final class NewFiles {
    private let folder: URL
    private var begun: Set<String> = []

    init(folder: String) {
        self.folder = URL(fileURLWithPath: folder)
    }

    func append(_ bytes: [UInt8], to path: String) throws(EmitFault) {
        let file = folder.appendingPathComponent(path)
        do {
            if begun.insert(path).inserted {
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file, options: .withoutOverwriting)
            } else {
                let handle = try FileHandle(forWritingTo: file)
                defer { try? handle.close() }
                try handle.seekToEnd()
                try handle.write(contentsOf: bytes)
            }
        } catch {
            throw EmitFault(path: file.path, message: (error as NSError).localizedDescription)
        }
    }
}
