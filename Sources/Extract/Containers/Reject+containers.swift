import Records

extension Reject.Code {
    /// Archives and compressed files stand in one another deeper than ``ContainerLimits/depth``.
    package static let nestedTooDeep = Reject.Code(rawValue: "nested-too-deep")
    /// An input expands beyond ``ContainerLimits/expandedBytes``.
    package static let expandedTooLarge = Reject.Code(rawValue: "expanded-too-large")
    /// An input expands by more than ``ContainerLimits/ratio``.
    package static let expansionRatio = Reject.Code(rawValue: "expansion-ratio")
    /// An archive has more members than ``ContainerLimits/members``.
    package static let tooManyMembers = Reject.Code(rawValue: "too-many-members")
    /// The container's bytes contradict its format.
    package static let corrupt = Reject.Code(rawValue: "corrupt")
    /// The container ends inside a page.
    package static let truncated = Reject.Code(rawValue: "truncated")
    /// An archive member is encrypted.
    package static let encrypted = Reject.Code(rawValue: "encrypted")
    /// A container or content coding that is known but not read.
    package static let unsupported = Reject.Code(rawValue: "unsupported-format")
    /// The bytes are neither a page nor a text nor a container.
    package static let notAPage = Reject.Code(rawValue: "not-a-page")
    /// The container was read and has no page in it.
    package static let noPage = Reject.Code(rawValue: "no-page")
    /// A row of a table breaks the table's format.
    package static let badRow = Reject.Code(rawValue: "bad-row")
    /// A row of a table has no text.
    package static let rowWithoutText = Reject.Code(rawValue: "row-without-text")
    /// A table has no column with a text.
    package static let noTextColumn = Reject.Code(rawValue: "no-text-column")
}
