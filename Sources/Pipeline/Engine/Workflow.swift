import Aggregate
import Digest
import Emit
import Enrich
import Extract
import JSONText
import Normalize
import Records

/// A plan with its stages as values, their data files read: what a run works with.
///
/// This is the one place where pipeline.json is bound to the types of the stages.
struct Workflow: Sendable {
    struct Extraction: Sendable {
        var id: String
        var files: [InputFiles.File]
        var reader: PageReader
        var extractor: Extractor
        var onDuplicate: ExtractOptions.OnDuplicate
    }

    struct Normalization: Sendable {
        var id: String
        var from: Set<String>
        var normalizer: Normalizer
    }

    struct Enrichment: Sendable {
        var id: String
        /// A ``Normalization``.
        var from: String
        var enricher: Enricher
    }

    struct Aggregation: Sendable {
        var id: String
        /// An ``Enrichment``.
        var from: String
        var aggregator: Aggregator
        var units: PanelUnits
    }

    struct Emission: Sendable {
        var id: String
        /// An ``Enrichment``.
        var from: String
        /// An ``Aggregation``.
        var tallies: String?
        var emitter: any Emitter
    }

    var extractions: [Extraction] = []
    var normalizations: [Normalization] = []
    var enrichments: [Enrichment] = []
    var aggregations: [Aggregation] = []
    var emissions: [Emission] = []
    /// Data files that the stages read.
    var data: [Manifest.File] = []

    /// The inputs of all extract stages, in the order in which they are read.
    var files: [InputFiles.File] { extractions.flatMap(\.files) }

    /// The ids of the stages that work on single pages.
    var pageStages: [String] { extractions.map(\.id) + normalizations.map(\.id) + enrichments.map(\.id) }

    /// The ids of the stages that a page of an extract stage goes on to.
    func laterStages(from extraction: String) -> [String] {
        let reached = normalizations.filter { $0.from.contains(extraction) }.map(\.id)
        return reached + enrichments.filter { reached.contains($0.from) }.map(\.id)
    }

    /// The files that an emit stage writes, below the output folder.
    static func outputs(of stage: Plan.Stage) -> [String] {
        switch stage.type.name {
        case StageType.emitCSV.name: csvSettings(of: stage).paths
        case StageType.emitJSON.name: [stage.options[JSONOptions.to]]
        case StageType.emitSQLite.name: SQLiteEmitter.paths(database: stage.options[SQLiteOptions.to])
        case StageType.emitSummary.name: [stage.options[SummaryOptions.to]]
        case StageType.emitReport.name: [stage.options[ReportOptions.to], ReportEmitter.folder(of: stage.options[ReportOptions.to])]
        default: []
        }
    }

    /// What a report tells of the pipeline file.
    struct Origin {
        var pipelineSHA256: String
        /// The output folder, relative to pipeline.json, where the inputs are, too.
        var output: String?
    }

    /// The workflow of a plan.
    ///
    /// - Throws: ``RunError`` with every fault of the data files.
    init(_ plan: Plan, files: [String: [InputFiles.File]], origin: Origin, loader: inout DataLoader) throws {
        for stage in plan.stages {
            let options = stage.options
            switch stage.type.name {
            case StageType.extract.name:
                extractions.append(
                    Extraction(
                        id: stage.id,
                        files: files[stage.id] ?? [],
                        reader: loader.pageReader(columns: options[ExtractOptions.columns]),
                        extractor: try loader.extractor(words: options[ExtractOptions.words]),
                        onDuplicate: options[ExtractOptions.onDuplicate]
                    )
                )
            case StageType.normalize.name:
                normalizations.append(Normalization(id: stage.id, from: Set(stage.from), normalizer: try loader.normalizer(options)))
            case StageType.enrich.name:
                let enricher = Enricher(taxonomy: try loader.taxonomy(options[EnrichOptions.taxonomy]))
                enrichments.append(Enrichment(id: stage.id, from: stage.from[0], enricher: enricher))
            case StageType.aggregate.name:
                let enrichment = enrichments.first { $0.id == stage.from[0] }
                if let gazetteer = normalizations.first(where: { $0.id == enrichment?.from })?.normalizer.gazetteer {
                    aggregations.append(Self.aggregation(stage, gazetteer))
                }
            default:
                emissions.append(try emission(of: stage, in: plan, origin: origin, loader: &loader))
            }
        }
        data = loader.files
    }

    private static func aggregation(_ stage: Plan.Stage, _ gazetteer: Gazetteer) -> Aggregation {
        let period = stage.options[AggregateOptions.period]
        let units = PanelUnits(gazetteer, level: stage.options[AggregateOptions.level].regionLevel)
        let regions = Aggregator.Regions(
            ancestors: { gazetteer.ancestors(of: $0, year: $1) },
            unit: { units.unit(of: $0, year: $1) }
        )
        let panelPeriod = stage.options[AggregateOptions.panel].period ?? period
        let aggregator = Aggregator(period: period, panelPeriod: panelPeriod, regions: regions)
        return Aggregation(id: stage.id, from: stage.from[0], aggregator: aggregator, units: units)
    }

    private func emission(of stage: Plan.Stage, in plan: Plan, origin: Origin, loader: inout DataLoader) throws -> Emission {
        let tagged = plan.feeder(of: stage, giving: .tagged)?.id ?? ""
        let taxonomy = enrichments.first { $0.id == tagged }?.enricher.taxonomy
        return Emission(
            id: stage.id,
            from: tagged,
            tallies: plan.feeder(of: stage, giving: .tallies)?.id,
            emitter: stage.type.name == StageType.emitReport.name
                ? try Self.reportEmitter(of: stage, name: plan.name, taxonomy: taxonomy, origin: origin, loader: &loader)
                : Self.emitter(of: stage, name: plan.name, groups: taxonomy?.groups ?? [], themes: taxonomy?.themes ?? [])
        )
    }

    private static func reportEmitter(of stage: Plan.Stage, name: String, taxonomy: Taxonomy?, origin: Origin, loader: inout DataLoader)
        throws -> ReportEmitter
    {
        let options = stage.options
        let tiles = try loader.provinceTiles(options[ReportOptions.tiles])
        return ReportEmitter(
            path: options[ReportOptions.to],
            name: name,
            horizon: options[ReportOptions.horizon],
            output: origin.output,
            language: options[ReportOptions.language],
            themes: taxonomy?.themes ?? [],
            groups: taxonomy?.groups ?? [],
            tiles: tiles,
            provenance: ReportProvenance(
                tool: "lianghui \(ToolVersion.current)",
                pipelineSHA256: origin.pipelineSHA256,
                data: loader.files.map { .init(path: $0.path, sha256: $0.sha256) }
            )
        )
    }

    private static func csvSettings(of stage: Plan.Stage) -> CSVEmitter.Settings {
        CSVEmitter.Settings(
            folder: stage.options[CSVOptions.to],
            hasByteOrderMark: stage.options[CSVOptions.bom],
            tables: stage.options[CSVOptions.tables],
            isWide: stage.options[CSVOptions.wide]
        )
    }

    private static func emitter(of stage: Plan.Stage, name: String, groups: [ThemeGroup], themes: [Theme]) -> any Emitter {
        let options = stage.options
        switch stage.type.name {
        case StageType.emitJSON.name:
            return JSONEmitter(path: options[JSONOptions.to], name: name)
        case StageType.emitSQLite.name:
            return SQLiteEmitter(path: options[SQLiteOptions.to], name: name, groups: groups, themes: themes)
        case StageType.emitSummary.name:
            return SummaryEmitter(
                path: options[SummaryOptions.to],
                name: name,
                horizon: options[SummaryOptions.horizon],
                language: options[SummaryOptions.language],
                themes: themes
            )
        default:
            return CSVEmitter(csvSettings(of: stage), groups: groups, themes: themes)
        }
    }
}
