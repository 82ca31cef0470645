import Extract
import Records

/// A page on its way to the stages, or what became of it before it was one.
enum PageTask: Sendable {
    case page(Page, extraction: Int)
    case reject(Reject)

    var bytes: Int {
        switch self {
        case .page(let page, _): page.bytes.count
        case .reject: 0
        }
    }

    /// Pages that are under way together have no more bytes than the largest that is read (``ContainerLimits/pageBytes``).
    static let bytesUnderWay = 64 << 20
}

extension Workflow {
    /// Reads every input of every extract stage, in order, and hands on its pages one at a time.
    ///
    /// - Parameters:
    ///   - didRead: takes each input's entry in the manifest.
    ///   - put: takes the pages, and the inputs that gave none.
    /// - Throws: what `put` throws; an input that cannot be read is a reject.
    func forEachPage(didRead: (Manifest.File) -> Void = { _ in }, _ put: (PageTask) throws -> Void) throws {
        for (place, extraction) in extractions.enumerated() {
            for file in extraction.files { try forEachPage(of: file, place, extraction, didRead, put) }
        }
    }

    private func forEachPage(
        of file: InputFiles.File,
        _ place: Int,
        _ extraction: Extraction,
        _ didRead: (Manifest.File) -> Void,
        _ put: (PageTask) throws -> Void
    ) throws {
        func setAside(_ code: Reject.Code, _ message: String) throws {
            try put(.reject(Reject(source: file.source, stage: extraction.id, code: code, message: message)))
        }
        switch file.obstacle {
        case .outside:
            return try setAside(.outside, "this is a link out of the pipeline's folder; move the page there, or give --allow-outside")
        case .unreadable(let message): return try setAside(.unreadable, message)
        case nil: break
        }
        guard FileSystem.isRegularFile(file.path) else {
            return try setAside(.notAFile, "this is not a regular file, or it is no longer there; move it out of the input folder")
        }
        do {
            let input = try InputFile(file, isHashed: true)
            try extraction.reader.forEachPage(of: file.source, bytes: input.source) { result in
                switch result {
                case .success(let page): try put(.page(page, extraction: place))
                case .failure(var reject):
                    reject.stage = extraction.id
                    try put(.reject(reject))
                }
            }
            if let entry = try input.finish() { didRead(entry) }
            if try input.hasChanged() {
                try setAside(.changed, "the file changed while it was read; what was read of it stands, and the next run reads it again")
            }
        } catch let error as RunError where error.status == .inputOutput {
            try setAside(.unreadable, error.description)
        }
    }
}

extension Reject.Code {
    /// Not a regular file: a pipe, a socket, a device.
    package static let notAFile = Self(rawValue: "not-a-file")
    /// A link out of the pipeline's folder, which a pipeline may not follow.
    package static let outside = Self(rawValue: "outside")
    /// The system refused to open or to read it.
    package static let unreadable = Self(rawValue: "unreadable")
    /// Somebody wrote to the file while it was read.
    package static let changed = Self(rawValue: "changed")
    /// The same article was read before, and the pipeline says `"on_duplicate": "skip"`.
    package static let duplicate = Self(rawValue: "duplicate")
}
