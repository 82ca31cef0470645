import Digest
import Mustache

/// The templates of the report, which are files beside this one and embedded in the program, so that it can be installed anywhere.
struct ReportTemplates: Sendable {
    enum Name: String, CaseIterable {
        case report, statements, credit, source, theme
        case head, map, timeline
        case partOpening = "part-opening"
        case partClosing = "part-closing"
    }

    /// Appends what a template makes of a value's properties.
    func write(_ value: Any, _ name: Name, to path: String, _ out: inout OutputBuffer) {
        out.append(Array((library.render(value, withTemplate: name.rawValue) ?? "").utf8), to: path)
    }

    private static func source(of name: Name) -> String {
        let bytes =
            switch name {
            case .report: PackageResources.report_mustache
            case .statements: PackageResources.statements_mustache
            case .credit: PackageResources.credit_mustache
            case .source: PackageResources.source_mustache
            case .theme: PackageResources.theme_mustache
            case .head: PackageResources.head_mustache
            case .map: PackageResources.map_mustache
            case .timeline: PackageResources.timeline_mustache
            case .partOpening: PackageResources.part_opening_mustache
            case .partClosing: PackageResources.part_closing_mustache
            }
        return String(decoding: bytes, as: UTF8.self)
    }

    private let library: MustacheLibrary

    /// The templates with a language's labels in them: labels never change, so that no statement need look them up.
    init(labels: ReportLabels) {
        MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
        let texts = Dictionary(
            Mirror(reflecting: labels).children.compactMap { child in (child.value as? String).map { (child.label ?? "", $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        var library = MustacheLibrary()
        for name in Name.allCases {
            do {
                try library.register(Self.labelled(Self.source(of: name), texts), named: name.rawValue)
            } catch {
                preconditionFailure("\(name.rawValue).mustache: \(error)")
            }
        }
        self.library = library
    }

    /// A template with each `{{labels.name}}` replaced by the label, escaped.
    private static func labelled(_ source: String, _ labels: [String: String]) -> String {
        var parts = source.split(separator: "{{labels.", omittingEmptySubsequences: false)[...]
        var text = String(parts.removeFirst())
        for part in parts {
            let name = part.prefix { $0 != "}" }
            guard let label = labels[String(name)] else { preconditionFailure("a template names the label '\(name)', which is not there") }
            text += MarkupText().escapeText(label) + part.dropFirst(name.count + "}}".count)
        }
        return text
    }
}

/// What every page of a report has in its head.
struct ReportDocument: Sendable {
    let language: String
    /// The pipeline's name.
    let name: String
    let generator: String
    let style: String
    let script: String
    /// Nothing but the one style and the one script of the page may run, told by their hashes; nothing is loaded from anywhere.
    let policy: String
    let sortLabel: String
    let filterLabel: String
    let themeLabel: String
    let allLabel: String
    let shownLabel: String

    init(name: String, generator: String, language: OutputLanguage, labels: ReportLabels) {
        self.language = language == .zh ? "zh-CN" : "en"
        self.name = name
        self.generator = generator
        style = String(decoding: PackageResources.report_css, as: UTF8.self)
        script = String(decoding: PackageResources.report_js, as: UTF8.self)
        let sources = [PackageResources.report_css, PackageResources.report_js].map { "'sha256-\(SHA256Digest.base64($0))'" }
        policy = "default-src 'none'; style-src \(sources[0]); script-src \(sources[1]); base-uri 'none'; form-action 'none'"
        sortLabel = labels.sort
        filterLabel = labels.filter
        themeLabel = labels.theme
        allLabel = labels.allThemes
        shownLabel = labels.shown
    }
}
