-- The facts that months are summed from; credits and revenue in millionths. Sums leave as decimals: Parquet knows no
-- wider integer, and DuckDB would write a HUGEINT as a binary floating-point number.
copy (
    select
        model_id, creator_id, user_id, generations,
        cast(images as decimal(38, 0)) as images,
        cast(credited as decimal(38, 0)) as credited,
        downloads, views, likes,
        cast(revenue as decimal(38, 0)) as revenue{measures}
    from fact join model using (model_no) join usr using (user_no){measured}
) to '{facts}' (format parquet, compression zstd, dictionary_size_limit 1000)
