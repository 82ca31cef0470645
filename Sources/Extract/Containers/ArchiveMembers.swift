#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

import CArchive
import HTMLTree
import Records

/// Reads archives and rarer compressions through libarchive, from a stream and in the order of the members. Nothing is written anywhere:
/// a member's path is a name.
final class ArchiveMembers {
    private let archive: OpaquePointer?
    private let input: Input
    private let budget: ExpansionBudget
    private var opened = false
    /// The archive cannot be read on, and somebody has been told.
    private var hasFailed = false

    /// What libarchive's callback reads from.
    private final class Input {
        let stream: ByteStream
        /// Bytes of the window that libarchive still holds.
        var held = 0
        var fault: (any Error)?

        init(_ stream: ByteStream) {
            self.stream = stream
        }
    }

    enum Formats {
        /// Zip and tar.
        case archive
        /// One file packed with LZ4, bzip2, xz or lzma.
        case compressedFile
    }

    struct Member {
        var path: String
        var isFile: Bool
        var isEncrypted: Bool
    }

    init(_ stream: ByteStream, _ formats: Formats, budget: ExpansionBudget) {
        input = Input(stream)
        self.budget = budget
        archive = archive_read_new()
        switch formats {
        case .archive:
            archive_read_support_format_zip(archive)
            archive_read_support_format_tar(archive)
        case .compressedFile:
            archive_read_support_format_raw(archive)
            archive_read_support_filter_lz4(archive)
            archive_read_support_filter_bzip2(archive)
            archive_read_support_filter_xz(archive)
            archive_read_support_filter_lzma(archive)
        }
    }

    deinit {
        archive_read_free(archive)
    }

    private func open() throws {
        opened = true
        let status = archive_read_open(
            archive,
            Unmanaged.passUnretained(input).toOpaque(),
            nil,
            { _, context, buffer in
                guard let context, let buffer else { return -1 }
                let input = Unmanaged<Input>.fromOpaque(context).takeUnretainedValue()
                input.stream.consume(input.held)
                let window = input.stream.window(1)
                input.held = window.count
                buffer.pointee = window.baseAddress
                do {
                    if window.isEmpty { try input.stream.throwFault() }
                    return window.count
                } catch {
                    input.fault = error
                    return -1
                }
            },
            nil
        )
        if status < ARCHIVE_WARN { throw fault() }
    }

    /// The next member; nil behind the last.
    func next() throws -> Member? {
        if hasFailed { return nil }
        if !opened { try open() }
        let previous = Self.unicode.flatMap { uselocale($0.locale) }
        defer { if let previous { uselocale(previous) } }
        var entry: OpaquePointer?
        var status = archive_read_next_header(archive, &entry)
        while status == ARCHIVE_RETRY { status = archive_read_next_header(archive, &entry) }
        if status == ARCHIVE_EOF { return nil }
        guard status >= ARCHIVE_WARN, let entry else { throw fault() }
        return Member(
            path: Self.path(of: entry),
            isFile: archive_entry_filetype(entry) == S_IFREG || archive_entry_filetype(entry) == 0,
            isEncrypted: archive_entry_is_data_encrypted(entry) != 0
        )
    }

    /// The content of the member that ``next()`` gave.
    var content: ByteSource {
        ByteSource { [self] target in
            let count = archive_read_data(archive, target.baseAddress, target.count)
            guard count >= 0 else {
                hasFailed = count == Int(ARCHIVE_FATAL)
                throw fault()
            }
            try budget.count(expanded: count)
            return count
        }
    }

    /// libarchive reads names by the thread's locale, and they must not depend on where the program runs.
    private struct Locale: @unchecked Sendable {
        /// Never changed and never freed.
        let locale: locale_t
    }

    private static let unicode: Locale? = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil).map { Locale(locale: $0) }

    private func fault() -> any Error {
        if let fault = input.fault { return fault }
        let message = archive_error_string(archive).map { String(cString: $0) } ?? "the archive cannot be read"
        let isCut = message.lowercased().contains("truncated")
        return ContainerFault(isCut ? .truncated : .corrupt, message)
    }

    /// Names in older archives are in the charset of the machine that made them.
    private static func path(of entry: OpaquePointer) -> String {
        if let name = archive_entry_pathname_utf8(entry) { return FileName.printable(String(cString: name)) }
        guard let name = archive_entry_pathname(entry) else { return "" }
        return FileName.readable(UnsafeRawBufferPointer(start: name, count: strlen(name)).map { $0 })
    }
}
