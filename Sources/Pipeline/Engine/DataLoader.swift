import Digest
import Emit
import Enrich
import Extract
import Normalize
import Records

/// Reads the data files that stages name: each once, with its hash for the manifest and its faults as diagnostics.
struct DataLoader {
    private let base: String
    private let isConfined: Bool
    private(set) var files: [Manifest.File] = []
    private var contents: [String: [UInt8]] = [:]

    /// - Parameters:
    ///   - base: the folder of pipeline.json.
    ///   - isConfined: refuses files outside of it.
    init(base: String, isConfined: Bool) {
        self.base = base
        self.isConfined = isConfined
    }

    mutating func bytes(_ path: String) throws(RunError) -> [UInt8] {
        if let bytes = contents[path] { return bytes }
        let whole = path.hasPrefix("/") ? path : base + "/" + path
        guard FileSystem.isRegularFile(whole) else {
            throw RunError(.noInput, "there is no data file '\(path)' (looked at '\(whole)')")
        }
        if isConfined { try Confinement.check(whole, below: base, named: path) }
        let bytes = try FileSystem.contents(of: whole)
        contents[path] = bytes
        files.append(Manifest.File(path: path, bytes: bytes.count, sha256: SHA256Digest.hex(bytes)))
        return bytes
    }

    /// What stops the run where a data file is wrong: a fault a line, each with its place.
    private func fault(_ faults: DataFault..., in path: String) -> RunError { fault(faults, in: path) }

    private func fault(_ faults: [DataFault], in path: String) -> RunError {
        RunError(.badPipeline, faults.map { diagnostic($0, in: path).description }.joined(separator: "\n"))
    }

    private func diagnostic(_ fault: DataFault, in path: String) -> Diagnostic {
        Diagnostic(file: path, position: fault.offset.map { .init(of: $0, in: contents[path] ?? []) }, message: fault.message)
    }

    mutating func taxonomy(_ path: String) throws -> Taxonomy {
        switch Taxonomy.read(json: try bytes(path)) {
        case .taxonomy(let taxonomy): return taxonomy
        case .faults(let faults):
            throw fault(faults, in: path)
        }
    }

    mutating func provinceTiles(_ path: String) throws -> [ProvinceTile] {
        let bytes = try bytes(path)
        do {
            return try ProvinceTile.read(json: bytes)
        } catch {
            throw fault(error, in: path)
        }
    }

    mutating func extractor(words path: String, isHashing: Bool = true) throws -> Extractor {
        let bytes = try bytes(path)
        do {
            return Extractor(words: try ExtractionWords(json: bytes), isHashing: isHashing)
        } catch {
            throw fault(error, in: path)
        }
    }

    mutating func normalizer(_ options: OptionValues) throws -> Normalizer {
        let data = NormalizeData(
            regions: try bytes(options[NormalizeOptions.regions]),
            zones: try bytes(options[NormalizeOptions.zones]),
            regionWords: try bytes(options[NormalizeOptions.regionWords]),
            expressions: try bytes(options[NormalizeOptions.expressions]),
            cues: try bytes(options[NormalizeOptions.cues])
        )
        do {
            return try Normalizer(data: data)
        } catch {
            throw RunError(
                .badPipeline,
                error.faults.map { diagnostic($0.fault, in: options[Self.option(of: $0.file)]).description }.joined(separator: "\n")
            )
        }
    }

    /// Reads the data files of every stage where one is wrong, so that the faults of all are told at once.
    ///
    /// - Throws: ``RunError`` with every fault.
    mutating func check(_ plan: Plan) throws {
        var messages: [String] = []
        for stage in plan.stages {
            do {
                switch stage.type.name {
                case StageType.extract.name: _ = try extractor(words: stage.options[ExtractOptions.words])
                case StageType.normalize.name: _ = try normalizer(stage.options)
                case StageType.enrich.name: _ = try taxonomy(stage.options[EnrichOptions.taxonomy])
                case StageType.emitReport.name: _ = try provinceTiles(stage.options[ReportOptions.tiles])
                default: break
                }
            } catch let error as RunError where error.status == .badPipeline {
                if !messages.contains(error.description) { messages.append(error.description) }
            }
        }
        if !messages.isEmpty { throw RunError(.badPipeline, messages.joined(separator: "\n")) }
    }

    /// The reader of saved pages and tables.
    func pageReader(columns: [String: String]) -> PageReader {
        let names = columns.compactMap { key, name in TableColumns.Field(rawValue: key).map { ($0, name) } }
        return PageReader(limits: ContainerLimits(), columns: TableColumns(Dictionary(uniqueKeysWithValues: names)))
    }

    private static func option(of file: NormalizeData.File) -> Option<String> {
        switch file {
        case .regions: NormalizeOptions.regions
        case .zones: NormalizeOptions.zones
        case .regionWords: NormalizeOptions.regionWords
        case .expressions: NormalizeOptions.expressions
        case .cues: NormalizeOptions.cues
        }
    }
}
