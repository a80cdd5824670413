package org.fieldwarden.app.web;

import java.util.List;
import java.util.Optional;

/** What a refusal means and what to do, in the operator's language; the sentence itself is shown beside it. */
final class RefusalWords {

    private record Meaning(String part, String chinese) {}

    /** Parts of the sentences of ingest and of the pair gate; the first that is found counts. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning("not a TIFF", "不是 TIFF 影像，请导出为 GeoTIFF 后重新上传。"),
            new Meaning("no GeoTIFF", "其中没有 GeoTIFF（.tif、.tiff），请检查导出的内容。"),
            new Meaning("ZIP inside the ZIP", "压缩包里还有压缩包，请解开后把影像放在一个 ZIP 里。"),
            new Meaning("more than 20,000 entries", "压缩包里的文件过多，请只打包一个航次的影像。"),
            new Meaning("claims to grow", "压缩包解压后大得反常，不像正射影像，请重新导出。"),
            new Meaning("ZIP is", "压缩包不完整或已损坏，请重新打包上传。"),
            new Meaning("A JPEG tile", "影像内部的 JPEG 瓦片已损坏，请重新导出。"),
            new Meaning("cut or damaged", "文件不完整或已损坏，请重新复制或重新导出。"),
            new Meaning("the file is damaged", "文件已损坏，请重新复制或重新导出。"),
            new Meaning("changed while it was read", "读取过程中文件发生变化，请等文件完整后再上传。"),
            new Meaning("outside the county's bounds", "影像不在本县范围内，多半是投影带号选错，请按提示的坐标系重新导出。"),
            new Meaning("has no CRS", "影像没有坐标系，请带坐标系导出，例如 EPSG:4547。"),
            new Meaning("no georeference", "影像没有地理参考（不读取 tfw 等附属文件），请导出为 GeoTIFF。"),
            new Meaning("CRS is geographic", "影像是经纬度坐标，请转换为以米为单位的投影坐标系。"),
            new Meaning("is unknown", "坐标系无法识别，请转换为已知的坐标系，例如 EPSG:4547。"),
            new Meaning("user-defined", "坐标系是自定义的，请转换为有 EPSG 代码的坐标系，例如 EPSG:4547。"),
            new Meaning("not projected in metres", "坐标系不是以米为单位的投影坐标系，请重新投影。"),
            new Meaning("lies far outside", "影像位置与坐标系不符，请检查带号以及东、北坐标的顺序。"),
            new Meaning("ground control points", "影像只有控制点，还不是正射影像，请先生成正射影像。"),
            new Meaning("TIFF compression", "不支持这种压缩方式，请转换为 DEFLATE 压缩。"),
            new Meaning("can only be decoded in pieces", "影像没有分块，请写成 512 × 512 的分块影像。"),
            new Meaning("what the fourth is", "有四个波段而没有说明第四个是什么，请只导出红、绿、蓝三个波段。"),
            new Meaning("no observed pixel", "影像全是无效值，请重新导出。"),
            new Meaning("all files of a flight need one CRS", "同一航次的影像坐标系不一致，请统一后再上传。"),
            new Meaning("different detail", "同一航次的影像分辨率不一致，请分成不同的航次。"),
            new Meaning("of one place", "这些影像相距很远，不像同一航次，请分开上传。"),
            new Meaning("The same files are in the catalogue", "同样的影像已经入库，日期或名称不同，请核对。"),
            new Meaning("does not hold the day", "文件名里没有飞行日期。日期不会被猜测，请改名，例如“2026-10-05 河东.zip”。"),
            new Meaning("They overlap on", "与前时相重叠太少，请检查两期影像的坐标系。"),
            new Meaning("common ground is only", "与前时相重叠太少，请检查两期影像的坐标系。"),
            new Meaning("differ by more than a factor of 4", "与前时相的分辨率相差超过四倍，无法比对。"),
            new Meaning("coarser than the", "影像分辨率低于模型的要求，请降低飞行高度。"),
            new Meaning("No earlier flight", "库中没有更早的影像覆盖这里，本次影像将作为以后的前时相。"),
            new Meaning("Cannot write", "磁盘写不进去，多半是空间不足。腾出空间后会自动继续。"),
            new Meaning("more than the disk has free", "磁盘空间不足。腾出空间后会自动继续。"),
            new Meaning("claims", "文件声称的大小不合理，可能已损坏，请重新导出。"));

    private RefusalWords() {}

    /** The meaning of a sentence, where it is one of the known. */
    static Optional<String> chinese(String sentence) {
        return MEANINGS.stream()
                .filter(meaning -> sentence.contains(meaning.part()))
                .map(Meaning::chinese)
                .findFirst();
    }
}
