-- The facts that months are summed from; credits and revenue in millionths.
copy (
    select
        model_id, creator_id, user_id, generations, images, credited, downloads, views, likes,
        cast(revenue as decimal(38, 0)) as revenue
    from fact join model using (model_no) join usr using (user_no)
) to '{facts}' (format parquet, compression zstd)
